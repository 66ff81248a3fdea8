package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.jamnt.disclosure.TestTables;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.model.Language;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

class ComparisonTest {

  /** R. G. Newcombe, Statistics in Medicine 17 (1998), table II, method 10. */
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "6, 7, 2, 7, 0.0582, 0.8062",
    "5, 56, 0, 29, -0.0381, 0.1926",
    "0, 10, 0, 20, -0.1611, 0.2775",
  })
  void hasThePublishedIntervalsOfShares(
      long partOfWomen, long women, long partOfMen, long men, double low, double high) {
    Interval interval = Newcombe.difference(partOfWomen, women, partOfMen, men);

    assertThat(interval.low()).isCloseTo(low, within(0.00006));
    assertThat(interval.high()).isCloseTo(high, within(0.00006));
  }

  /** Clopper and Pearson's limits of women's share, which can be checked by hand for none of n. */
  @ParameterizedTest
  @CsvSource({
    "0, 10, 0, 0.3085",
    "10, 0, 0.6915, 1",
    "10, 10, 0.2720, 0.7280",
    "1, 9, 0.0025, 0.4450",
  })
  void hasTheExactIntervalsOfCounts(long women, long men, double low, double high) {
    Interval interval = ExactCounts.difference(women, men);

    assertThat(interval.low()).isCloseTo(2 * low - 1, within(0.0002));
    assertThat(interval.high()).isCloseTo(2 * high - 1, within(0.0002));
  }

  /** With equal numbers behind them, rates differ as counts do. */
  @Test
  void judgesRatesByWhatTheirCountsAreSetAgainst() {
    Interval counts = ExactCounts.difference(40, 20);
    Interval rates = ExactCounts.ofRates(40, 700, 20, 700);

    assertThat(rates.low()).isCloseTo(counts.low(), within(1e-9));
    assertThat(rates.high()).isCloseTo(counts.high(), within(1e-9));
    assertThat(ExactCounts.ofRates(40, 2000, 20, 1000).excludesZero()).isFalse();
    assertThat(ExactCounts.ofRates(40, 1000, 20, 1000).excludesZero()).isTrue();
    assertThat(ExactCounts.ofRates(0, 1000, 40, 1000).high()).isNegative();
  }

  /**
   * The critical values of Mann and Whitney's test on the level of 5 per cent, by its normal
   * approximation: for twenty and twenty U = 127 is significant and 128 is not, and the like.
   */
  @ParameterizedTest
  @CsvSource({"20, 20, 127", "20, 40, 275", "100, 30, 1145"})
  void findsDifferencesInRanksWhereMannAndWhitneyDo(long women, long men, int critical) {
    double pairs = (double) women * men;

    assertThat(RankedPairs.difference(critical / pairs, women, men).excludesZero()).isTrue();
    assertThat(RankedPairs.difference((critical + 1) / pairs, women, men).excludesZero()).isFalse();
    assertThat(RankedPairs.difference(1 - critical / pairs, women, men).low()).isPositive();
  }

  @Test
  void hasIntervalsOfRanksAlsoWhereOneSexIsAlwaysHigher() {
    Interval all = RankedPairs.difference(1, 20, 20);

    assertThat(all.high()).isEqualTo(1);
    assertThat(all.low()).isBetween(0.7, 0.9);
    assertThat(RankedPairs.difference(0, 20, 20)).isEqualTo(new Interval(-1, -all.low()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "exits-to-work-or-studies; 56/70 | 48/80 | | 104/150; "
            + "Det är en skillnad på 20_procentenheter. Den motsvarar 14_kvinnor.",
        "exits-to-work-or-studies; 34/100 | 34/100 | | 68/200; Det är ingen säker skillnad.",
        "exits-to-work-or-studies; 0/50 | 0/50 | | 0/100; Det är ingen säker skillnad.",
        "exits-to-work-or-studies; 19/19 | 0/400 | | 19/419; "
            + "Det är för litet underlag för att jämföra.",
        "exits-to-work-or-studies; 50/60 | 10/60 | 5/20 | 65/140; "
            + "Kön saknas för mer än 10_procent. Skillnader mellan könen kan därför inte bedömas.",
        "exits-to-work-or-studies; x | 48/80 | | x; nothing",
        "exits-to-work-or-studies; no | 48/80 | | 48/80; nothing",
        "exits-to-work-or-studies; .. | .. | | ..; nothing",
        "participants; 61 | 39 | | 100; Det är en skillnad på 22_personer.",
        "participants; 11 | 10 | | 21; Det är ingen säker skillnad.",
        "participants; 0 | 9 | | 9; Det är för litet underlag för att jämföra.",
        "participants; 61 | x | | x; nothing",
        "participants; 61 u | 39 u | | 100 u; nothing",
        "days-in-activity; 183.0(40) | 20.0(31) | | 100.0(71) | 0.850; "
            + "Det är en skillnad på 163_dagar mellan medianerna.",
        "days-in-activity; 21.0(40) | 20.0(31) | | 20.0(71) | 0.850; "
            + "Det är en skillnad på 1_dag mellan medianerna.",
        // ranks can differ where the values in the middle do not
        "days-in-activity; 20.0(40) | 20.0(31) | | 20.0(71) | 0.850; Det är en skillnad.",
        "days-in-activity; 19.0(40) | 20.0(31) | | 20.0(71) | 0.850; Det är en skillnad.",
        "days-in-activity; 183.0(40) | 20.0(31) | | 100.0(71) | 0.550; "
            + "Det är ingen säker skillnad.",
        "days-in-activity; 183.0(19) | 20.0(31) | | 100.0(50) | 1; "
            + "Det är för litet underlag för att jämföra.",
        "days-in-activity; 183.0(40) | 20.0(31) | 30.0(10) | 100.0(81) | 0.850; "
            + "Kön saknas för mer än 10_procent. Skillnader mellan könen kan därför inte bedömas.",
        "days-in-activity; x | 20.0(31) | | x; nothing",
        "decision-hours; 12.0(40) | 20.0(31) | | 15.0(71) | 0.150; Det är en skillnad.",
        "care-days; 1200(40) | 2000(31) | | 3200(71); Om skillnaden är säker kan inte bedömas.",
        "youth-centre-visits; 610 | 390 | | 1000; Det är en skillnad på 220_besök.",
        "youth-centre-visits; 505 | 495 | | 1000; Det är ingen säker skillnad.",
        "participants-by-sex; 61/100 | 39/100 | | 100/100; Det är en skillnad på 22_personer.",
        "participants-by-sex; 9/19 | 10/19 | | 19/19; Det är för litet underlag för att jämföra.",
        "proposals; 34 | 28 | | 62; Det är ingen säker skillnad.",
        "proposals; 64 | 28 | | 92; Det är en skillnad på 36_förslag.",
        "jobs-per-100-visits; 40/1000 | 40/1000 | | 80/2000; Det är ingen säker skillnad.",
        "jobs-per-100-visits; 40/1000 | 40/500 | | 80/1500; Det är en skillnad.",
        "jobs-per-100-visits; 4/1000 | 14/500 | | 18/1500; "
            + "Det är för litet underlag för att jämföra.",
        "survey-response-rate; 90/100 | 60/100 | | 150/200; "
            + "Det är en skillnad på 30_procentenheter. Den motsvarar 30_inbjudna.",
      })
  void saysWhatTheFiguresBear(String indicator, String cells, String text) {
    assertThat(text(indicator, cells)).isEqualTo(text.replace('_', '\u00a0'));
  }

  @Test
  void tellsTheCertainDifferencesThatAreLargestAtLeast() {
    ReportDocument report =
        new ReportsOfTheSample()
            .with(
                "2013-T2",
                List.of(ReportsOfTheSample.SUS),
                """
                unit  ayande participants count | 61 | 39 | | 100
                unit  ayande exits-to-work-or-studies share | 56/70 | 18/80 | | 74/150
                unit  ayande days-in-activity median | 183.0(40) | 20.0(31) | | 100.0(71)
                """)
            .report("2013-T2", "ayande");

    assertThat(report.blocks().get(0))
        .isEqualTo(new ReportDocument.Heading(2, "Vad säger siffrorna?"));
    assertThat(((ReportDocument.Bullets) report.blocks().get(1)).items())
        .extracting(DocumentText::plain)
        .containsExactly(
            "Av dem som lämnade en insats arbetade eller studerade 80 procent av kvinnorna och"
                + " 23 procent av männen. Det är en skillnad på 58 procentenheter. Den motsvarar"
                + " 40 kvinnor.",
            "61 kvinnor och 39 män deltog i en insats under perioden. Det är en skillnad på 22"
                + " personer.");
  }

  private static String text(String id, String cells) {
    IndicatorDefinition indicator = ReportsOfTheSample.indicator(id);
    SexFigures figures =
        SexFigures.headline(
            TestTables.of(
                Period.parse("2013-T2"),
                LocalDate.of(2013, 10, 31),
                List.of(),
                "unit ayande " + id + " " + indicator.headline().word() + " | " + cells),
            new NodeId(Level.UNIT, "ayande"),
            indicator);
    Wording wording = Wording.of(ReportsOfTheSample.PHRASES.in(Language.SV));
    return Comparison.of(indicator, figures)
        .map(comparison -> comparison.text(wording, indicator, figures))
        .orElse("nothing");
  }
}
