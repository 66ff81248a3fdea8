package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.jamnt.model.Language;
import se.jamnt.reports.ReportDocument.BarChart;
import se.jamnt.reports.ReportDocument.Row;
import se.jamnt.reports.ReportDocument.Table;

/** Changes and gaps are told only where the table has a row for them, and never across a break. */
class ChangeTextTest {

  private static final String BOARD = Figures.BOARD;

  static final String BEFORE =
      """
      board %1$s participants count | 120 | 80 | | 200
      board %1$s participants-by-sex distribution | 120/200 | 80/200 | | 200/200
      board %1$s exits-to-work-or-studies share | 30/100 | 20/60 | | 50/160
      board %1$s days-in-activity median | 180.5(40) | 200.0(30) | | 190.0(70)
      """
          .formatted(BOARD);

  static final String NOW =
      """
      board %1$s participants count | 132 | 80 | | 212
      board %1$s participants gap | | | | 52(212)
      board %1$s participants change-previous | 12(132) | 0(80) | | 12(212)
      board %1$s participants-by-sex distribution | 132/212 | 80/212 | | 212/212
      board %1$s exits-to-work-or-studies share | 34/101 p | 18/60 p | | 52/161 p
      board %1$s exits-to-work-or-studies gap | | | | 3.7(161) p
      board %1$s exits-to-work-or-studies change-previous | 3.7(101) p | -3.3(60) p | | 1.0(161) p
      board %1$s days-in-activity median | 171.0(44) | x | | 175.0(80)
      board %1$s days-in-activity gap | | | | x
      board %1$s days-in-activity change-previous | -9.5(44) | x | | -15.0(80)
      """
          .formatted(BOARD);

  @Test
  void theOverviewHasWomenMenGapAndChangeOnALine() {
    assertThat(
            DocumentText.lines(DocumentText.table(report(BEFORE, NOW), "Skillnad och förändring")))
        .containsExactly(
            "Mått | Kvinnor | Män | Skillnad | Jämfört med | Förändring, kvinnor"
                + " | Förändring, män",
            "Deltagare | 132 | 80 | +52 | T1 2013 | +12 | ±0",
            "Deltagare efter kön | 62 % | 38 % | .. | T1 2013 | .. | ..",
            "Tid i avslutade insatser, dagar | 171,0 | x | x | T1 2013 | −9,5 | x",
            "Avslut till arbete eller studier | 34 % p | 30 % p | +4 p | T1 2013 | +4 p | −3 p");
  }

  @Test
  void sentencesReadTheChangesOfBothSexesOutOrSayNothing() {
    List<String> texts = prose(report(BEFORE, NOW));

    assertThat(texts)
        .contains(
            "Förändring sedan tertial 1, 2013 (januari–april): kvinnor +12 och män ±0.",
            "Förändring sedan tertial 1, 2013 (januari–april): kvinnor +4 och män −3"
                + " procentenheter.")
        .noneMatch(text -> text.contains("9,5"));
  }

  @Test
  void noChangeIsToldWithoutARowForIt() {
    assertThat(prose(report(BEFORE, NOW.replaceAll("(?m)^.*change.*$", ""))))
        .noneMatch(text -> text.contains("Förändring sedan"));
    assertThat(prose(report("", NOW))).noneMatch(text -> text.contains("Förändring sedan"));
  }

  @Test
  void aBreakIsALineInTablesAndChartsAndASentenceInsteadOfAChange() {
    String node = "medborgarkontoret-alby";
    String rows =
        """
        unit %1$s office-cases count | 200 | 150 | | 350
        unit %1$s office-cases change-year | 1(200) | 1(150) | | 2(350)
        """
            .formatted(node);
    ReportDocument report =
        new ReportsOfTheSample()
            .with("2012", List.of(), rows)
            .with("2013", List.of(), rows)
            .report("2013", node);

    assertThat(prose(report))
        .contains(
            "Siffrorna går inte att jämföra med år 2012. Diarieprogrammet slutade fungera i början av"
                + " 2013. Alla ärenden är inte med.");
    Table overview = DocumentText.table(report, "Skillnad och förändring");
    assertThat(DocumentText.lines(overview).get(1)).endsWith("2012 | | | |");
    assertThat(overview.notes()).anyMatch(note -> note.contains("|\u00a0= ett brott"));
    Table series = DocumentText.table(report, "Ärenden på medborgarkontoren per år, i siffror");
    assertThat(series.rows())
        .extracting(Row::kind)
        .containsExactly(Row.Kind.PLAIN, Row.Kind.AFTER_BREAK);
    BarChart chart = DocumentText.chart(report, "Ärenden på medborgarkontoren per år");
    assertThat(chart.breaks()).containsExactly(1);
    assertThat(chart.message()).endsWith("Det är ett brott före 2013.");
  }

  @Test
  void aUnitThatTookOverFromOthersDoesNotCompareWithTheTimeBefore() {
    String node = "arbetscentrum-sundbyberg";
    String rows = "unit %1$s practice-participants count | 120 | 80 | | 200".formatted(node);
    ReportDocument report =
        new ReportsOfTheSample()
            .with("2012", List.of(), rows)
            .with("2013", List.of(), rows)
            .report("2013", node);

    assertThat(prose(report))
        .contains(
            "Siffrorna går inte att jämföra med år 2012. Arbetscentrum Sundbyberg tog över efter andra"
                + " enheter den 1 juli 2012.");
  }

  @Test
  void theSeriesStandsInFiguresUnderItsChart() {
    ReportDocument report = report(BEFORE, NOW);

    BarChart chart = DocumentText.chart(report, "Deltagare efter kön per tertial");
    assertThat(chart.band().orElseThrow().name()).isEqualTo("Fältet visar 40–60\u00a0procent");
    Table table = DocumentText.table(report, "Deltagare efter kön per tertial, i siffror");
    assertThat(DocumentText.lines(table))
        .endsWith(
            "T1 2013 | 60 % | 40 % | 120 | 80 | 200", "T2 2013 | 62 % | 38 % | 132 | 80 | 212");
    assertThat(table.rows()).allMatch(row -> row.kind() == Row.Kind.PLAIN);
  }

  @Test
  void isSaidInEnglishToo() {
    ReportDocument report = sample(BEFORE, NOW).report("2013-T2", BOARD, Language.EN);

    assertThat(prose(report))
        .contains("Change since tertial 1, 2013 (January–April): women +12 and men ±0.");
  }

  private static List<String> prose(ReportDocument report) {
    return DocumentText.prose(report).map(DocumentText::plain).toList();
  }

  private static ReportDocument report(String before, String now) {
    return sample(before, now).report("2013-T2", BOARD);
  }

  private static ReportsOfTheSample sample(String before, String now) {
    return new ReportsOfTheSample()
        .with("2013-T1", List.of(ReportsOfTheSample.SUS), before)
        .with("2013-T2", List.of(ReportsOfTheSample.SUS), now);
  }
}
