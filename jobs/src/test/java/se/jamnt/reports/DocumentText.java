package se.jamnt.reports;

import java.util.List;
import java.util.stream.Stream;
import se.jamnt.reports.ReportDocument.BarChart;
import se.jamnt.reports.ReportDocument.Block;
import se.jamnt.reports.ReportDocument.Bullets;
import se.jamnt.reports.ReportDocument.Column;
import se.jamnt.reports.ReportDocument.Heading;
import se.jamnt.reports.ReportDocument.Paragraph;
import se.jamnt.reports.ReportDocument.Table;
import se.jamnt.reports.ReportDocument.Term;
import se.jamnt.reports.ReportDocument.Terms;

/** The texts of a document: everything that a reader, or a machine, can find in it. */
final class DocumentText {

  private DocumentText() {}

  /** Every string and every bar's height, in reading order. */
  static List<String> all(ReportDocument document) {
    return Stream.of(
            Stream.of(document.title(), document.subtitle(), document.publisher()),
            document.facts().stream().flatMap(DocumentText::term),
            document.blocks().stream().flatMap(DocumentText::block))
        .flatMap(texts -> texts)
        .toList();
  }

  private static Stream<String> term(Term term) {
    return Stream.of(term.term(), term.explanation());
  }

  private static Stream<String> block(Block block) {
    if (block instanceof Table table) {
      return Stream.of(
              Stream.of(table.caption()),
              table.columns().stream().map(Column::header),
              table.rows().stream().flatMap(row -> row.cells().stream()),
              table.notes().stream())
          .flatMap(texts -> texts);
    }
    if (block instanceof BarChart chart) {
      return Stream.of(
              Stream.of(chart.title(), chart.message(), chart.axis()),
              chart.categories().stream(),
              chart.series().stream()
                  .flatMap(series -> series.bars().stream())
                  .flatMap(bar -> Stream.of(bar.label(), String.valueOf(bar.value()))))
          .flatMap(texts -> texts);
    }
    if (block instanceof Terms terms) {
      return terms.terms().stream().flatMap(DocumentText::term);
    }
    return prose(block);
  }

  /** Running text: sentences, not tables, headings or definitions. */
  static Stream<String> prose(ReportDocument document) {
    return document.blocks().stream()
        .flatMap(
            block ->
                block instanceof Table table
                    ? table.notes().stream()
                    : block instanceof Heading ? Stream.of() : prose(block));
  }

  private static Stream<String> prose(Block block) {
    if (block instanceof Heading heading) {
      return Stream.of(heading.text());
    }
    if (block instanceof Paragraph paragraph) {
      return Stream.of(paragraph.text());
    }
    return block instanceof Bullets bullets ? bullets.items().stream() : Stream.of();
  }

  /** The table with a caption. */
  static Table table(ReportDocument document, String caption) {
    return document.blocks().stream()
        .filter(Table.class::isInstance)
        .map(Table.class::cast)
        .filter(table -> table.caption().equals(caption))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no table \"" + caption + "\""));
  }

  /** A table's header and rows, cells divided by bars and no-break spaces written as usual ones. */
  static List<String> lines(Table table) {
    return Stream.concat(
            Stream.of(String.join(" | ", table.columns().stream().map(Column::header).toList())),
            table.rows().stream().map(row -> String.join(" | ", row.cells())))
        .map(DocumentText::plain)
        .toList();
  }

  /** The chart with a title. */
  static BarChart chart(ReportDocument document, String title) {
    return document.blocks().stream()
        .filter(BarChart.class::isInstance)
        .map(BarChart.class::cast)
        .filter(chart -> chart.title().equals(title))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no chart \"" + title + "\""));
  }

  static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }
}
