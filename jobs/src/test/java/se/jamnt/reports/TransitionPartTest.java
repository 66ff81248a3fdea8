package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.jamnt.reports.ReportDocument.BarChart;

/** Livelihood at the start and at the exit, of the same persons. */
class TransitionPartTest {

  private static final String INDICATOR = "board " + Figures.BOARD + " livelihood-transition ";
  private static final String CROSS = "livelihood-group-at-start+livelihood-group-at-exit=";

  static final String ROWS =
      String.join(
          "\n",
          INDICATOR + "count | 100 | 80 | | 180",
          figures("distribution livelihood-group-at-start=salary-or-student-aid", "10/100", "x"),
          figures("distribution livelihood-group-at-exit=salary-or-student-aid", "30/100", "20/80"),
          figures(
              "change-start-exit livelihood-group-at-exit=salary-or-student-aid", "20.0(100)", "x"),
          figures("distribution livelihood-group-at-start=social-assistance", "90/100", "x"),
          figures("distribution livelihood-group-at-exit=social-assistance", "70/100", "60/80"),
          figures(
              "change-start-exit livelihood-group-at-exit=social-assistance", "-20.0(100)", "x"),
          figures("count " + CROSS + "social-assistance+salary-or-student-aid", "25", "x"),
          figures("share " + CROSS + "social-assistance+salary-or-student-aid", "25/90", "x"),
          figures("count " + CROSS + "social-assistance+social-assistance", "65", "x"),
          figures("share " + CROSS + "social-assistance+social-assistance", "65/90", "x"),
          figures("count " + CROSS + "salary-or-student-aid+salary-or-student-aid", "5", "x"),
          figures("share " + CROSS + "salary-or-student-aid+salary-or-student-aid", "5/10", "x"),
          figures("count " + CROSS + "salary-or-student-aid+social-assistance", "5", "x"),
          figures("share " + CROSS + "salary-or-student-aid+social-assistance", "5/10", "x"));

  private final ReportDocument report =
      new ReportsOfTheSample()
          .with("2013", List.of(ReportsOfTheSample.SUS), ROWS)
          .report("2013", Figures.BOARD);

  @Test
  void everyStateStandsAtTheStartAtTheExitAndWithItsChange() {
    assertThat(
            DocumentText.lines(
                DocumentText.table(report, "Försörjning före och efter: vid start och vid avslut")))
        .containsExactly(
            "Läge | Kvinnor, vid start | Kvinnor, vid avslut | Kvinnor, förändring"
                + " | Män, vid start | Män, vid avslut | Män, förändring",
            "Lön eller studiemedel | 10 % | 30 % | +20 | x | 25 % | x",
            "Försörjningsstöd | 90 % | 70 % | −20 | x | 75 % | x");
  }

  @Test
  void theChartHasBarsOfTheStartAndTheExitAndNoneThatIsHidden() {
    BarChart chart =
        DocumentText.chart(report, "Försörjning före och efter, andel vid start och vid avslut");

    assertThat(chart.categories())
        .containsExactly(
            "Lön eller studiemedel, start",
            "Lön eller studiemedel, avslut",
            "Försörjningsstöd, start",
            "Försörjningsstöd, avslut");
    assertThat(chart.series().get(1).bars())
        .extracting(ReportDocument.Bar::value)
        .containsExactly(null, 25.0, null, 75.0);
    assertThat(chart.message())
        .contains("Lön eller studiemedel, start: kvinnor 10\u00a0%, män visas inte.");
  }

  @Test
  void noChartIsDrawnWhereNoStartHasAnExitToCompareWith() {
    ReportDocument onlyStarts =
        new ReportsOfTheSample()
            .with(
                "2013",
                List.of(ReportsOfTheSample.SUS),
                ROWS.replace(
                        "livelihood-group-at-exit=social-assistance | 70/100 | 60/80",
                        "livelihood-group-at-exit=social-assistance | x | 60/80")
                    .replace(
                        "livelihood-group-at-exit=salary-or-student-aid | 30/100 | 20/80",
                        "livelihood-group-at-exit=salary-or-student-aid | x | 20/80"))
            .report("2013", Figures.BOARD);

    assertThat(onlyStarts.blocks()).noneMatch(BarChart.class::isInstance);
  }

  @Test
  void theCrossingTellsWhoWentWhereByTheStartRow() {
    assertThat(
            DocumentText.lines(
                DocumentText.table(
                    report, "Försörjning före och efter: från start till avslut, kvinnor")))
        .containsExactly(
            "Vid start | Lön eller studiemedel | Försörjningsstöd",
            "Lön eller studiemedel | 5 | 5",
            "Försörjningsstöd | 25 (28 %) | 65 (72 %)");
    assertThat(DocumentText.all(report)).noneMatch(text -> text.endsWith("avslut, män"));
  }

  private static String figures(String figure, String women, String men) {
    return INDICATOR + figure + " | " + women + " | " + men + " | | ..";
  }
}
