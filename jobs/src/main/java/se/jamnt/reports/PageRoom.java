package se.jamnt.reports;

import java.util.OptionalInt;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignField;
import net.sf.jasperreports.engine.design.JRDesignGroup;
import net.sf.jasperreports.engine.design.JRDesignSection;
import net.sf.jasperreports.engine.design.JasperDesign;

/**
 * The room that must be left on a page for a heading and what it introduces; else both go to the
 * next page. The page template gets a group for each height that can be asked for: JasperReports
 * knows no other condition under which a page ends. Their expressions are fields and nothing more,
 * so that no Java has to be compiled for them.
 */
final class PageRoom {

  /** Counts up where something begins that must not be torn from what follows it. */
  static final String BEGINNING = "beginning";

  /** Stands before a height, in the name of the field that tells whether it is the one needed. */
  private static final String ROOM = "room";

  private static final int SMALLEST = 100;
  private static final int LARGEST = 560;
  private static final int STEP = 10;

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
      for (int points = SMALLEST; points <= LARGEST; points += STEP) {
        page.addField(field(ROOM + points, Boolean.class));
        page.addGroup(group(points));
      }
    } catch (JRException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The height that a field is about; empty for any other field. */
  static OptionalInt heightOf(String field) {
    return field.matches(ROOM + "\\d+")
        ? OptionalInt.of(Integer.parseInt(field.substring(ROOM.length())))
        : OptionalInt.empty();
  }

  private static JRDesignField field(String name, Class<?> type) {
    JRDesignField field = new JRDesignField();
    field.setName(name);
    field.setValueClass(type);
    return field;
  }

  private static JRDesignGroup group(int points) {
    JRDesignGroup group = new JRDesignGroup();
    group.setName(ROOM + points);
    group.setMinHeightToStartNewPage(points);
    group.setExpression(new JRDesignExpression("$F{" + BEGINNING + "}"));
    JRDesignBand header = new JRDesignBand();
    header.setHeight(1); // of a band that takes no place no room is asked
    header.setPrintWhenExpression(new JRDesignExpression("$F{" + ROOM + points + "}"));
    ((JRDesignSection) group.getGroupHeaderSection()).addBand(header);
    return group;
  }
}
