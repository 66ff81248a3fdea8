package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.jamnt.reports.ReportDocument.Table;

/** Goals stand with their status in words and signs, and with figures that bear it out. */
class GoalPartTest {

  private static final String CAPTION = "Målen och hur det har gått, ";
  private static final String SHARES =
      "youth-centre-visits-by-sex distribution | %1$d/%3$d | %2$d/%3$d | | %3$d/%3$d\n";
  private static final String STATUS =
      "board " + Figures.CENTRES_BOARD + " goals status goal=%s | | | | %s\n";

  @Test
  void aMajorityIsCountedFromTheUnitsThatAreShown() {
    String rows =
        unit("fritidsgarden-alby", 45, 55)
            + unit("fritidsgarden-fittja", 30, 70)
            + "unit fritidsgarden-hallunda youth-centre-visits-by-sex distribution | x | x | | x\n"
            + board(75, 125)
            + STATUS.formatted("even-visits", "1(2)");

    assertThat(goals("2013", rows, "2010", board(1, 2)))
        .containsExactly(
            "Mål | Utfall | Status",
            "En majoritet av fritidsgårdarna ska ha minst 40 och högst 60 procent besök av flickor."
                + " | 1 av 2 enheter (1 visas inte) | × Ej uppnått");
  }

  @Test
  void aRiseThatRoundingWouldHideIsWrittenWithADecimal() {
    String rows = board(364, 636) + STATUS.formatted("more-girls", "0(2)");

    assertThat(goals("2013", rows, "2010", board(362, 638)))
        .contains(
            "Flickornas andel av besöken ska vara större än 2010."
                + " | flickor 2010: 36,2 %, 2013: 36,4 % | √ Uppnått");
  }

  @Test
  void aHiddenStatusIsASign() {
    String rows =
        "board "
            + Figures.CENTRES_BOARD
            + " youth-centre-visits-by-sex distribution | x | x | | x\n"
            + STATUS.formatted("more-girls", "x");

    assertThat(goals("2013", rows, "2010", board(36, 64)))
        .contains(
            "Flickornas andel av besöken ska vara större än 2010."
                + " | flickor 2010: 36 %, 2013: x | x");
  }

  @Test
  void womenAndMenEachReachAGoalAndLieSoFarApart() {
    String node = "arbetsmarknadsnamnden-eskilstuna";
    String rows =
        """
        board %1$s self-supporting-after-6-months share | 104/201 | 89/180 | | 193/381
        board %1$s goals status goal=self-supporting | | | | 1(2)
        board %1$s goals status goal=evenly-self-supporting | | | | 0(2) p
        """
            .formatted(node);

    Table table = table("2013", node, rows);

    assertThat(DocumentText.lines(table))
        .containsExactly(
            "Mål | Utfall | Status",
            "Minst hälften av kvinnorna och av männen ska försörja sig själva sex månader efter"
                + " anställningen. | kvinnor 52 %, män 49 % | × Ej uppnått",
            "Skillnaden mellan kvinnor och män ska vara högst fem procentenheter."
                + " | kvinnor 52 %, män 49 %: 2 procentenheter | √ Uppnått p");
    assertThat(table.notes())
        .contains(
            "Beslut: Projektets mål.",
            "Vår läsning: Målet säger ”jämnt fördelat”. Vi läser det som högst fem"
                + " procentenheter.");
  }

  @Test
  void aShareJustBelowItsLimitIsNotRoundedToIt() {
    assertThat(
            DocumentText.all(
                new ReportsOfTheSample()
                    .with("2013", List.of(ReportsOfTheSample.CENTRES), board(198, 302))
                    .report("2013", Figures.CENTRES_BOARD)))
        .contains("39,6\u00a0%")
        .doesNotContain("40\u00a0%");
  }

  @Test
  void everyStatusHasAWordAndASignOfItsOwn() {
    List<String> words =
        List.of(
            "√ Uppnått",
            "× Ej uppnått",
            "½ Delvis uppnått",
            "? Kan inte bedömas",
            ".. Ej mätt",
            "◊ Utgått");
    for (int status = 0; status < words.size(); status++) {
      String rows = board(36, 64) + STATUS.formatted("more-girls", status + "(1)");
      assertThat(goals("2013", rows, "2010", board(36, 64)).get(1)).endsWith(words.get(status));
    }
  }

  private static List<String> goals(
      String period, String rows, String earlierPeriod, String earlier) {
    return DocumentText.lines(
        DocumentText.table(
            new ReportsOfTheSample()
                .with(earlierPeriod, List.of(ReportsOfTheSample.CENTRES), earlier)
                .with(period, List.of(ReportsOfTheSample.CENTRES), rows)
                .report(period, Figures.CENTRES_BOARD),
            CAPTION + period));
  }

  private static Table table(String period, String node, String rows) {
    return DocumentText.table(
        new ReportsOfTheSample()
            .with(period, List.of(ReportsOfTheSample.CENTRES), rows)
            .report(period, node),
        CAPTION + period);
  }

  private static String unit(String id, int girls, int boys) {
    return "unit " + id + " " + SHARES.formatted(girls, boys, girls + boys);
  }

  private static String board(int girls, int boys) {
    return "board " + Figures.CENTRES_BOARD + " " + SHARES.formatted(girls, boys, girls + boys);
  }
}
