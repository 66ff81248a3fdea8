package se.jamnt.reports;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How wide the columns of a table are: as their shares ask, but never narrower than their longest
 * word as long as others can spare the room. Where all columns together are too narrow, the letters
 * become smaller.
 */
final class ColumnWidths {

  /**
   * The outcome for one table.
   *
   * @param points of every column, adding up to the table's width
   * @param letters the size of letters, 1 for what the styles say
   */
  record Layout(List<Integer> points, float letters) {}

  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  private static final List<Float> LETTERS = List.of(1f, 0.94f, 0.88f, 0.82f, 0.76f);

  /** Keeps a word from being broken where two ways to measure it differ by a hair. */
  private static final double TOLERANCE = 1.5;

  private final Styles styles;
  private final int tableWidth;
  private final Font headerFont;
  private final Font cellFont;

  /**
   * Sets what all tables share.
   *
   * @param tableWidth in points, of all columns together
   */
  ColumnWidths(Styles styles, int tableWidth) {
    this.styles = styles;
    this.tableWidth = tableWidth;
    this.headerFont = styles.font("HeaderCell");
    this.cellFont = styles.font("TotalCell");
  }

  Layout of(ReportDocument.Table table) {
    double[] words = longestWords(table);
    float letters =
        LETTERS.stream()
            .filter(each -> total(least(table, words, each)) <= tableWidth)
            .findFirst()
            .orElse(LETTERS.get(LETTERS.size() - 1));
    double[] width = byShares(table);
    giveToNarrow(width, least(table, words, letters));
    return new Layout(wholePoints(width), letters);
  }

  /** How many lines the rows of a table take beside the first of each, header included. */
  int moreLines(ReportDocument.Table table, Layout layout) {
    int more = 0;
    for (ReportDocument.Row row : table.rows()) {
      more += lines(table, layout, cellFont, row.cells()) - 1;
    }
    return more
        + lines(
            table,
            layout,
            headerFont,
            table.columns().stream().map(ReportDocument.Column::header).toList())
        - 1;
  }

  private int lines(ReportDocument.Table table, Layout layout, Font font, List<String> cells) {
    return IntStream.range(0, cells.size())
        .map(
            column -> {
              double width =
                  font.getStringBounds(cells.get(column), EXACT).getWidth() * layout.letters();
              double room =
                  layout.points().get(column)
                      - styles.horizontalPadding(TableDesigns.cellStyle(table.columns(), column));
              return (int) Math.ceil(width / room);
            })
        .max()
        .orElse(1);
  }

  private double[] byShares(ReportDocument.Table table) {
    double shares = table.columns().stream().mapToInt(ReportDocument.Column::share).sum();
    return table.columns().stream()
        .mapToDouble(column -> tableWidth * column.share() / shares)
        .toArray();
  }

  private double[] least(ReportDocument.Table table, double[] words, float letters) {
    return IntStream.range(0, words.length)
        .mapToDouble(
            column ->
                words[column] * letters
                    + styles.horizontalPadding(TableDesigns.cellStyle(table.columns(), column))
                    + TOLERANCE)
        .toArray();
  }

  private static double total(double[] widths) {
    return DoubleStream.of(widths).sum();
  }

  /** Takes what narrow columns lack from the others, in proportion to what these can spare. */
  private static void giveToNarrow(double[] width, double[] least) {
    double lacking = 0;
    double spare = 0;
    for (int i = 0; i < width.length; i++) {
      lacking += Math.max(0, least[i] - width[i]);
      spare += Math.max(0, width[i] - least[i]);
    }
    if (lacking == 0 || spare == 0) {
      return;
    }
    double met = Math.min(1, spare / lacking);
    double taken = Math.min(1, lacking / spare);
    for (int i = 0; i < width.length; i++) {
      double room = width[i] - least[i];
      width[i] -= room * (room > 0 ? taken : met);
    }
  }

  private static List<Integer> wholePoints(double[] width) {
    List<Integer> whole = new ArrayList<>();
    double end = 0;
    int used = 0;
    for (double each : width) {
      end += each;
      int next = (int) Math.round(end);
      whole.add(next - used);
      used = next;
    }
    return whole;
  }

  private double[] longestWords(ReportDocument.Table table) {
    BreakIterator lines = BreakIterator.getLineInstance(Locale.ROOT);
    return IntStream.range(0, table.columns().size())
        .mapToDouble(
            column ->
                Math.max(
                    longestWord(lines, table.columns().get(column).header(), headerFont),
                    table.rows().stream()
                        .mapToDouble(row -> longestWord(lines, row.cells().get(column), cellFont))
                        .max()
                        .orElse(0)))
        .toArray();
  }

  private static double longestWord(BreakIterator lines, String text, Font font) {
    lines.setText(text);
    double longest = 0;
    int start = lines.first();
    for (int end = lines.next(); end != BreakIterator.DONE; start = end, end = lines.next()) {
      String word = text.substring(start, end).stripTrailing();
      longest = Math.max(longest, font.getStringBounds(word, EXACT).getWidth());
    }
    return longest;
  }
}
