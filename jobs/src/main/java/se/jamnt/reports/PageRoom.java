package se.jamnt.reports;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignField;
import net.sf.jasperreports.engine.design.JRDesignGroup;
import net.sf.jasperreports.engine.design.JRDesignSection;
import net.sf.jasperreports.engine.design.JasperDesign;
import org.jspecify.annotations.Nullable;

/**
 * The room that must be left on a page for a heading and what it introduces; else both go to the
 * next page. The page template gets a group for each height that can be asked for: JasperReports
 * knows no other condition under which a page ends. Their expressions are fields and nothing more,
 * so that no Java has to be compiled for them.
 */
final class PageRoom {

  /** Counts up where something begins that must not be torn from what follows it. */
  static final String BEGINNING = "beginning";

  private static final int SMALLEST = 100;
  private static final int LARGEST = 560;
  private static final int STEP = 10;

  /** The fields that tell whether a height is the one needed, with the heights, in points. */
  private static final Map<String, Integer> HEIGHTS =
      IntStream.iterate(SMALLEST, points -> points <= LARGEST, points -> points + STEP)
          .boxed()
          .collect(Collectors.toMap(points -> "room" + points, points -> points));

  private PageRoom() {}

  /** The smallest height that can be asked for and is enough, in points; at most a page's. */
  static int atLeast(int points) {
    int steps = (Math.max(points - SMALLEST, 0) + STEP - 1) / STEP;
    return Math.min(SMALLEST + steps * STEP, LARGEST);
  }

  /** Sees to it that a page ends where there is too little room. */
  static void addTo(JasperDesign page) {
    try {
      page.addField(field(BEGINNING, Integer.class));
      for (Map.Entry<String, Integer> height : new TreeMap<>(HEIGHTS).entrySet()) {
        page.addField(field(height.getKey(), Boolean.class));
        page.addGroup(group(height.getKey(), height.getValue()));
      }
    } catch (JRException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The height that a field is about; null for any other field. */
  static @Nullable Integer heightOf(String field) {
    return HEIGHTS.get(field);
  }

  private static JRDesignField field(String name, Class<?> type) {
    JRDesignField field = new JRDesignField();
    field.setName(name);
    field.setValueClass(type);
    return field;
  }

  private static JRDesignGroup group(String name, int points) {
    JRDesignGroup group = new JRDesignGroup();
    group.setName(name);
    group.setMinHeightToStartNewPage(points);
    group.setExpression(new JRDesignExpression("$F{" + BEGINNING + "}"));
    JRDesignBand header = new JRDesignBand();
    header.setHeight(1); // of a band that takes no place no room is asked
    header.setPrintWhenExpression(new JRDesignExpression("$F{" + name + "}"));
    ((JRDesignSection) group.getGroupHeaderSection()).addBand(header);
    return group;
  }
}
