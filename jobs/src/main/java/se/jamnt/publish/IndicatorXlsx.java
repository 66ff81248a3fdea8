package se.jamnt.publish;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.transform.TransformerFactory;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFPrintSetup;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import se.jamnt.model.SpreadsheetText;
import se.jamnt.publish.XlsxStyles.Style;
import se.jamnt.reports.FigureBook;
import se.jamnt.reports.FigureBook.Cell;
import se.jamnt.reports.FigureBook.Day;
import se.jamnt.reports.FigureBook.Part;
import se.jamnt.reports.FigureBook.Row;
import se.jamnt.reports.FigureBook.Sheet;
import se.jamnt.reports.FigureBook.Text;
import se.jamnt.reports.FigureBook.Value;
import se.jamnt.reports.FigureBook.Words;
import se.jamnt.reports.ReportDocument.BarChart;
import se.jamnt.reports.ReportDocument.Colour;
import se.jamnt.reports.ReportDocument.Term;

/**
 * A board's figures as a workbook: numbers as numbers, days as days, no formulas, charts that a
 * reader can change. The same book gives the same bytes.
 */
final class IndicatorXlsx {

  private static final int TITLE = 0;
  private static final int HEADER = 1;
  private static final int FIRST_FIGURES = 2;
  private static final int LABEL_WIDTH = 26;
  private static final int FIGURE_WIDTH = 12;
  private static final int WORDS_WIDTH = 60;
  private static final int TERM_WIDTH = 34;
  private static final int EXPLANATION_WIDTH = 100;

  /** Widths of columns are told in parts of a letter's width. */
  private static final int LETTER = 256;

  static {
    // that of Java itself: else it is looked for in every jar, for each part of every book
    System.setProperty(
        "javax.xml.transform.TransformerFactory",
        TransformerFactory.newDefaultInstance().getClass().getName());
  }

  private final FigureBook book;
  private final Map<Colour, Color> colours;
  private final XSSFWorkbook workbook;
  private final XlsxStyles styles;

  private IndicatorXlsx(FigureBook book, Map<Colour, Color> colours, XSSFWorkbook workbook) {
    this.book = book;
    this.colours = colours;
    this.workbook = workbook;
    this.styles = new XlsxStyles(workbook);
  }

  /**
   * The file.
   *
   * @param colours those of the reports' charts
   */
  static byte[] of(FigureBook book, Map<Colour, Color> colours) {
    XSSFWorkbook workbook = new XSSFWorkbook();
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      IndicatorXlsx writer = new IndicatorXlsx(book, colours, workbook);
      writer.properties();
      writer.about();
      book.sheets().forEach(writer::sheet);
      workbook.write(bytes);
      return StableZip.of(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    } finally {
      workbook.getPackage().revert(); // closing it would write all of it once more
    }
  }

  private void properties() {
    POIXMLProperties.CoreProperties core = workbook.getProperties().getCoreProperties();
    core.setTitle(book.title() + " – " + book.subtitle());
    core.setCreator(book.publisher());
    Optional<Date> dated = Optional.of(date(book.dated()));
    core.setCreated(dated);
    core.getUnderlyingProperties().setModifiedProperty(dated);
  }

  @SuppressWarnings("JavaUtilDate") // what the library takes
  private static Date date(LocalDate day) {
    return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private void about() {
    XSSFSheet sheet = workbook.createSheet(book.about().name());
    sheet.setColumnWidth(0, TERM_WIDTH * LETTER);
    sheet.setColumnWidth(1, EXPLANATION_WIDTH * LETTER);
    sheet.setDisplayGridlines(false);
    int at = 0;
    text(sheet.createRow(at++), 0, book.title(), Style.TITLE);
    text(sheet.createRow(at++), 0, book.subtitle(), Style.HEADING);
    for (Part part : book.about().parts()) {
      at++;
      text(sheet.createRow(at++), 0, part.heading(), Style.HEADING);
      for (Term term : part.terms()) {
        XSSFRow row = sheet.createRow(at++);
        text(row, 0, term.term(), Style.LABEL);
        text(row, 1, term.explanation(), Style.LABEL);
      }
    }
    print(sheet);
  }

  private void sheet(Sheet content) {
    XSSFSheet sheet = workbook.createSheet(content.name());
    text(sheet.createRow(TITLE), 0, content.name() + " – " + book.subtitle(), Style.TITLE);
    XSSFRow header = sheet.createRow(HEADER);
    for (int column = 0; column < content.columns().size(); column++) {
      text(header, column, content.columns().get(column), Style.HEADER);
      sheet.setColumnWidth(column, width(content, column) * LETTER);
    }
    int at = FIRST_FIGURES;
    for (Row row : content.rows()) {
      figures(sheet.createRow(at++), row, content.labels());
    }
    sheet.setAutoFilter(new CellRangeAddress(HEADER, at - 1, 0, content.columns().size() - 1));
    sheet.createFreezePane(content.labels(), FIRST_FIGURES);
    sheet.setRepeatingRows(new CellRangeAddress(TITLE, HEADER, -1, -1));
    at++;
    for (String note : content.notes()) {
      text(sheet.createRow(at++), 0, note, Style.NOTE);
    }
    for (BarChart chart : content.charts()) {
      at = new XlsxChart(sheet, chart, colours).draw(this::charted, at + 1);
    }
    print(sheet);
  }

  private static int width(Sheet content, int column) {
    if (content.rows().stream().anyMatch(row -> row.cells().get(column) instanceof Words)) {
      return WORDS_WIDTH;
    }
    return column < content.labels() ? LABEL_WIDTH : FIGURE_WIDTH;
  }

  private void figures(XSSFRow row, Row content, int labels) {
    for (int column = 0; column < content.cells().size(); column++) {
      Cell cell = content.cells().get(column);
      if (cell instanceof Value number) {
        XSSFCell written = row.createCell(column);
        written.setCellValue(number.value().doubleValue());
        written.setCellStyle(styles.number(number.value().scale(), content.whole()));
      } else if (cell instanceof Day day) {
        XSSFCell written = row.createCell(column);
        written.setCellValue(day.day());
        written.setCellStyle(styles.day());
      } else if (cell instanceof Words words) {
        text(row, column, words.text(), Style.LABEL);
      } else if (cell instanceof Text text && !text.text().isEmpty()) {
        boolean label = column < labels;
        text(row, column, text.text(), Style.of(label, content.whole()));
      }
    }
  }

  /** The figures of a chart, beside it; where there is none to draw the cell is empty. */
  private void charted(XSSFRow row, List<Cell> cells) {
    figures(row, new Row(false, cells), 1);
  }

  /** Text is never a formula, not even for one who opens the cell and leaves it again. */
  private void text(XSSFRow row, int column, String text, Style style) {
    XSSFCell cell = row.createCell(column);
    cell.setCellValue(text);
    boolean likeFormula = !SpreadsheetText.harmless(text).equals(text);
    cell.setCellStyle(styles.text(style, likeFormula));
  }

  private static void print(XSSFSheet sheet) {
    sheet.setFitToPage(true);
    XSSFPrintSetup setup = sheet.getPrintSetup();
    setup.setLandscape(true);
    setup.setPaperSize(XSSFPrintSetup.A4_PAPERSIZE);
    setup.setFitWidth((short) 1);
    setup.setFitHeight((short) 0);
  }
}
