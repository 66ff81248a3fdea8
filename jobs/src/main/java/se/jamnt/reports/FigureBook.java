package se.jamnt.reports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import se.jamnt.model.Language;
import se.jamnt.reports.ReportDocument.BarChart;
import se.jamnt.reports.ReportDocument.Term;

/**
 * A node's figures as tables for people who go on counting: protected and worded, numbers still
 * numbers, not yet written to a file.
 *
 * @param title what the book is called, also in its metadata
 * @param subtitle what kind of tables they are, and the period
 * @param publisher the organisation that answers for it
 * @param dated the date that the file itself carries; never the day it was written
 * @param about what a reader must know of the figures, under headings
 * @param sheets one for each group of indicators that has figures, and for each checklist
 */
public record FigureBook(
    Language language,
    String title,
    String subtitle,
    String publisher,
    LocalDate dated,
    About about,
    List<Sheet> sheets) {

  /** The same book under another title. */
  FigureBook named(String other) {
    return new FigureBook(language, other, subtitle, publisher, dated, about, sheets);
  }

  /** The first sheet. */
  public record About(String name, List<Part> parts) {}

  /** Words or labels under a heading, each with what it means. */
  public record Part(String heading, List<Term> terms) {}

  /**
   * Figures of indicators that belong together.
   *
   * @param name at most as long as a workbook allows, and unlike that of any other sheet
   * @param columns headers, of one length with each row
   * @param labels how many of the first columns say what a row is about
   * @param notes lines under the table
   */
  public record Sheet(
      String name,
      List<String> columns,
      int labels,
      List<Row> rows,
      List<String> notes,
      List<BarChart> charts) {}

  /** A row; that of a whole stands out. */
  public record Row(boolean whole, List<Cell> cells) {}

  /** What stands in a cell. */
  public sealed interface Cell {}

  /** Words, or the sign that stands in the place of a figure. */
  public record Text(String text) implements Cell {}

  /** What somebody wrote, to be read on several lines. */
  public record Words(String text) implements Cell {}

  /** A day that a reader can sort by. */
  public record Day(LocalDate day) implements Cell {}

  /** A figure, rounded as it may be shown. */
  public record Value(BigDecimal value) implements Cell {}
}
