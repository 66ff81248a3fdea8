package se.jamnt.reports;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one band of the page template prints.
 *
 * @param fields what the band reads, by name
 */
record Piece(Piece.Band band, Map<String, Object> fields) {

  /** The bands of the page template's detail; each prints where the field of its name is true. */
  enum Band {
    COVER("cover"),
    FACT("fact"),
    FACTS_END("factsEnd"),
    HEADING_2("heading2"),
    HEADING_3("heading3"),
    LEAD("lead"),
    BODY("body"),
    NOTE("note"),
    BULLET("bullet"),
    TERM("term"),
    TABLE("table"),
    CHART("chart");

    private final String field;

    Band(String field) {
      this.field = field;
    }

    /** The band that prints where a field is true; null for any other field. */
    static @Nullable Band of(String field) {
      return Arrays.stream(values())
          .filter(band -> band.field.equals(field))
          .findFirst()
          .orElse(null);
    }

    boolean isHeading() {
      return this == HEADING_2 || this == HEADING_3;
    }

    boolean isSentence() {
      return this == LEAD || this == BODY;
    }
  }

  static Piece of(Band band) {
    return new Piece(band, Map.of());
  }

  static Piece text(Band band, String text) {
    return new Piece(band, Map.of("text", text));
  }

  static Piece named(Band band, ReportDocument.Term term) {
    return new Piece(band, Map.of("name", term.term(), "text", term.explanation()));
  }

  static Piece table(
      ReportDocument.Table table, TableDesigns.Drawn drawn, Map<String, Object> shared) {
    Map<String, Object> parameters = new HashMap<>(shared);
    parameters.putAll(TableRows.headers(table.columns()));
    return new Piece(
        Band.TABLE,
        Map.of(
            "tableDesign",
            drawn.design(),
            "tableHeight",
            drawn.height(),
            "tableParameters",
            parameters,
            "tableRows",
            new TableRows(table.rows())));
  }

  static Piece chart(ReportDocument.BarChart chart, BarChartDrawing drawing) {
    return new Piece(
        Band.CHART,
        Map.of("text", chart.title(), "alternative", chart.message(), "drawing", drawing));
  }
}
