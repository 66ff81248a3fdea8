package se.jamnt.reports;

import java.awt.Color;

/** How well two colours are told apart, from 1 to 21, as WCAG 2.1 defines it. */
final class Contrast {

  /** What text needs. */
  static final double OF_TEXT = 4.5;

  private Contrast() {}

  static double between(Color one, Color other) {
    double light = Math.max(luminance(one), luminance(other));
    double dark = Math.min(luminance(one), luminance(other));
    return (light + 0.05) / (dark + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(int channel) {
    double part = channel / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
