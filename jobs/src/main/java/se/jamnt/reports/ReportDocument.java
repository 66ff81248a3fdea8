package se.jamnt.reports;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.jamnt.model.Language;

/**
 * A report as its reader meets it: protected, worded and in reading order, but not yet drawn.
 *
 * @param title what the document is called, also in its metadata
 * @param subtitle the line under the title: whom it concerns and which period
 * @param publisher the organisation that answers for it
 * @param facts what the cover states, such as source, period and data as of
 * @param dated the date that the file itself carries; never the day it was drawn
 * @param blocks the contents in reading order
 * @param profile the look of its organisation
 */
public record ReportDocument(
    Language language,
    String title,
    String subtitle,
    String publisher,
    List<Term> facts,
    LocalDate dated,
    List<Block> blocks,
    Profile profile) {

  /** A document that looks as the templates say. */
  public ReportDocument(
      Language language,
      String title,
      String subtitle,
      String publisher,
      List<Term> facts,
      LocalDate dated,
      List<Block> blocks) {
    this(language, title, subtitle, publisher, facts, dated, blocks, Profile.NONE);
  }

  /** The same document under another title. */
  ReportDocument named(String other) {
    return new ReportDocument(language, other, subtitle, publisher, facts, dated, blocks, profile);
  }

  /** One piece of the contents. */
  public sealed interface Block permits Heading, Paragraph, Bullets, Table, BarChart, Terms {}

  /**
   * A heading, under the document's title.
   *
   * @param level 2 for a section, 3 within one; 1 is the document's title
   */
  public record Heading(int level, String text) implements Block {}

  /** Running text. */
  public record Paragraph(Paragraph.Kind kind, String text) implements Block {

    /** How prominent a paragraph is. */
    public enum Kind {
      /** What the figures say, first in its section. */
      LEAD,
      BODY,
      /** Bases, signs and other things that must stand there but are not read first. */
      NOTE
    }
  }

  /** Short statements, one a line. */
  public record Bullets(List<String> items) implements Block {}

  /**
   * Figures in rows and columns. The first column names the row.
   *
   * @param caption what the table shows; a heading of its own in the page
   * @param columns at least two
   * @param rows each with a cell for every column
   * @param notes lines under the table
   */
  public record Table(String caption, List<Column> columns, List<Row> rows, List<String> notes)
      implements Block {}

  /**
   * A column of a table.
   *
   * @param share of the width relative to the other columns
   */
  public record Column(String header, int share, boolean numeric) {}

  /** A row of a table, figures already written as the language writes them. */
  public record Row(Row.Kind kind, List<String> cells) {

    /** What a row is for. */
    public enum Kind {
      PLAIN,
      /** A plain row that does not compare with the one above it; a line parts the two. */
      AFTER_BREAK,
      /** A total or whole that the other rows are parts of. */
      TOTAL
    }
  }

  /**
   * Bars of women and men side by side, from zero.
   *
   * @param title what the chart shows
   * @param message what the chart says with its figures, read aloud in its place
   * @param axis what the bars measure, for example {@code procent}
   * @param categories along the axis, for example periods or units
   * @param series women first
   * @param breaks places of the categories before which a line is drawn, since those before it do
   *     not compare with them
   */
  public record BarChart(
      String title,
      String message,
      String axis,
      List<String> categories,
      List<Series> series,
      List<Integer> breaks,
      Optional<Band> band)
      implements Block {

    /** A chart without breaks and without a band. */
    public BarChart(
        String title, String message, String axis, List<String> categories, List<Series> series) {
      this(title, message, axis, categories, series, List.of(), Optional.empty());
    }
  }

  /**
   * A span of the value axis that is drawn behind the bars.
   *
   * @param name what it stands for, for a reader of the axis
   */
  public record Band(int from, int to, String name) {}

  /** The bars of one sex; a bar without value is not drawn. */
  public record Series(Colour colour, String name, List<Bar> bars) {}

  /**
   * One bar.
   *
   * @param value its height; null where there is nothing to draw
   * @param label the value as it is written over the bar, or the sign that stands in its place
   */
  public record Bar(@Nullable Double value, String label) {}

  /** Whom a colour stands for, the same in every chart. */
  public enum Colour {
    WOMEN,
    MEN,
    ALL
  }

  /** Words and what they mean. */
  public record Terms(List<Term> terms) implements Block {}

  /** A word or label and its explanation or value. */
  public record Term(String term, String explanation) {}
}
