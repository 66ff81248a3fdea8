package se.jamnt.publish;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** How the cells of a workbook look; each look is made once. */
final class XlsxStyles {

  /** What a text is for. */
  enum Style {
    TITLE,
    HEADING,
    HEADER,
    LABEL,
    WHOLE_LABEL,
    SIGN,
    WHOLE_SIGN,
    NOTE;

    /** Names of rows stand to the left, signs in the place of figures to the right. */
    static Style of(boolean label, boolean whole) {
      if (label) {
        return whole ? WHOLE_LABEL : LABEL;
      }
      return whole ? WHOLE_SIGN : SIGN;
    }
  }

  private record TextLook(Style style, boolean likeFormula) {}

  private record NumberLook(int decimals, boolean whole) {}

  private static final String DAY = "yyyy-mm-dd";
  private static final short TITLE_POINTS = 14;
  private static final short HEADING_POINTS = 12;

  private final XSSFWorkbook workbook;
  private final Map<TextLook, XSSFCellStyle> texts = new HashMap<>();
  private final Map<NumberLook, XSSFCellStyle> numbers = new HashMap<>();
  private final Map<String, XSSFCellStyle> days = new HashMap<>();

  XlsxStyles(XSSFWorkbook workbook) {
    this.workbook = workbook;
  }

  /**
   * The look of a text.
   *
   * @param likeFormula whether it begins as a formula does; it is then kept from becoming one
   */
  XSSFCellStyle text(Style style, boolean likeFormula) {
    return texts.computeIfAbsent(new TextLook(style, likeFormula), this::make);
  }

  /** The look of a number; nil is written as a dash, and is still a number. */
  XSSFCellStyle number(int decimals, boolean whole) {
    return numbers.computeIfAbsent(new NumberLook(Math.max(0, decimals), whole), this::make);
  }

  /** The look of a day: as 2013-10-15, whatever the reader's language. */
  XSSFCellStyle day() {
    return days.computeIfAbsent(
        DAY,
        format -> {
          XSSFCellStyle style = workbook.createCellStyle();
          style.setDataFormat(workbook.createDataFormat().getFormat(format));
          style.setVerticalAlignment(VerticalAlignment.TOP);
          return style;
        });
  }

  private XSSFCellStyle make(TextLook look) {
    XSSFCellStyle style = workbook.createCellStyle();
    style.setQuotePrefixed(look.likeFormula());
    style.setVerticalAlignment(VerticalAlignment.TOP);
    switch (look.style()) {
      case TITLE -> style.setFont(font(true, TITLE_POINTS));
      case HEADING -> style.setFont(font(true, HEADING_POINTS));
      case HEADER -> {
        style.setFont(font(true, XSSFFont.DEFAULT_FONT_SIZE));
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.BOTTOM);
        style.setBorderBottom(BorderStyle.MEDIUM);
      }
      case LABEL -> style.setWrapText(true);
      case WHOLE_LABEL -> {
        style.setWrapText(true);
        whole(style);
      }
      case SIGN -> style.setAlignment(HorizontalAlignment.RIGHT);
      case WHOLE_SIGN -> {
        style.setAlignment(HorizontalAlignment.RIGHT);
        whole(style);
      }
      case NOTE -> {}
    }
    return style;
  }

  private XSSFCellStyle make(NumberLook look) {
    XSSFCellStyle style = workbook.createCellStyle();
    String format = "#,##0" + (look.decimals() > 0 ? "." + "0".repeat(look.decimals()) : "");
    style.setDataFormat(
        workbook.createDataFormat().getFormat(format + ";\u2212" + format + ";\"–\""));
    style.setVerticalAlignment(VerticalAlignment.TOP);
    if (look.whole()) {
      whole(style);
    }
    return style;
  }

  private void whole(XSSFCellStyle style) {
    style.setFont(font(true, XSSFFont.DEFAULT_FONT_SIZE));
    style.setBorderTop(BorderStyle.THIN);
  }

  private XSSFFont font(boolean bold, short points) {
    XSSFFont font = workbook.createFont();
    font.setBold(bold);
    font.setFontHeightInPoints(points);
    return font;
  }
}
