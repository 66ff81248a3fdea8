package se.jamnt.reports;

import java.awt.Color;
import java.awt.Font;

/** The fonts and colours of all charts, as the style template has them. */
record ChartLook(
    Font text,
    Color textColour,
    Color line,
    Color grid,
    Color band,
    Color parting,
    Color women,
    Color men,
    Color all) {

  static ChartLook of(Styles styles) {
    return new ChartLook(
        styles.font("ChartText"),
        styles.colour("ChartText"),
        styles.colour("ChartLine"),
        styles.colour("ChartGrid"),
        styles.colour("ChartBand"),
        styles.colour("ChartBreak"),
        styles.colour("ChartWomen"),
        styles.colour("ChartMen"),
        styles.colour("ChartAll"));
  }

  Color of(ReportDocument.Colour colour) {
    return switch (colour) {
      case WOMEN -> women;
      case MEN -> men;
      case ALL -> all;
    };
  }
}
