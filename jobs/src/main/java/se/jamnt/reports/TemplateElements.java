package se.jamnt.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JRElementGroup;
import net.sf.jasperreports.engine.design.JRDesignFrame;
import net.sf.jasperreports.engine.design.JasperDesign;
import org.jspecify.annotations.Nullable;

/** Finds elements in a template, in frames too. */
final class TemplateElements {

  private TemplateElements() {}

  /** The different values that elements have for a property. */
  static List<String> properties(JasperDesign design, String name) {
    return all(design).stream()
        .map(element -> property(element, name))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  static List<JRDesignFrame> frames(JasperDesign design) {
    return all(design).stream()
        .filter(JRDesignFrame.class::isInstance)
        .map(JRDesignFrame.class::cast)
        .toList();
  }

  static @Nullable String property(JRElement element, String name) {
    return element.hasProperties() ? element.getPropertiesMap().getProperty(name) : null;
  }

  private static List<JRElement> all(JasperDesign design) {
    List<JRElement> found = new ArrayList<>();
    for (JRBand band : design.getAllBands()) {
      collect(band, found);
    }
    return found;
  }

  private static void collect(JRElementGroup group, List<JRElement> found) {
    for (JRElement element : group.getElements()) {
      found.add(element);
      if (element instanceof JRDesignFrame frame) {
        collect(frame, found);
      }
    }
  }
}
