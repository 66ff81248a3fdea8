package se.jamnt.reports;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.jamnt.disclosure.LastAnswer;
import se.jamnt.model.Language;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

/** Books of the sample's boards, for tests of the packages that write them. */
public final class SampleBooks {

  private SampleBooks() {}

  /** An association whose figures are preliminary, some hidden, some not delivered. */
  public static FigureBook association() {
    return of("2013-T3", Figures.BOARD, Figures.ASSOCIATION);
  }

  /** The book of an association that has answered some criteria of its checklist. */
  public static FigureBook checklist() {
    String rows = Figures.ASSOCIATION + ChecklistPartTest.ROWS;
    return book(
        "2013-T3",
        Figures.BOARD,
        new ReportsOfTheSample()
            .with("2013-T3", List.of(ReportsOfTheSample.SUS), rows)
            .lastAnswer(
                "statistics-by-sex",
                new LastAnswer(LocalDate.of(2013, 10, 15), Optional.of("=Pågår")))
            .lastAnswer(
                "goals-for-equality",
                new LastAnswer(LocalDate.of(2012, 10, 15), Optional.empty())));
  }

  /** The book of a board from rows; {@code %1$s} in them is the board. */
  public static FigureBook ofRows(String rows) {
    return of("2013-T3", Figures.BOARD, rows.formatted(Figures.BOARD));
  }

  /** The book of a board from rows of figures, of this period and the one before. */
  static FigureBook of(String period, String board, String rows) {
    return book(
        period,
        board,
        new ReportsOfTheSample()
            .with("2013-T2", List.of(ReportsOfTheSample.SUS), rows)
            .with(period, List.of(ReportsOfTheSample.SUS), rows));
  }

  private static FigureBook book(String period, String board, ReportsOfTheSample sample) {
    NodeId node = ReportsOfTheSample.CHART.node(board).orElseThrow();
    return sample
        .reports()
        .composeBook(new Page(Period.parse(period), node, Language.SV, "a/b/" + Page.WORKBOOK));
  }
}
