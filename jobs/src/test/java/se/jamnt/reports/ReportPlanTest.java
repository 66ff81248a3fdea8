package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.jamnt.model.Language;

class ReportPlanTest {

  private static final List<String> PERIODS =
      List.of(
          "2011",
          "2012",
          "2013",
          "2012-T2",
          "2012-T3",
          "2013-T1",
          "2013-T2",
          "2013-T3",
          "2012-YTD08",
          "2013-YTD08",
          "2013-10",
          "2012-01-01..2013-10-31");

  private static ReportsOfTheSample everyPeriod(String rows) {
    ReportsOfTheSample sample = new ReportsOfTheSample();
    PERIODS.forEach(
        period ->
            sample.with(period, List.of(ReportsOfTheSample.SUS, ReportsOfTheSample.CENTRES), rows));
    return sample;
  }

  private static List<Page> pages(ReportsOfTheSample sample) {
    return new ReportPlan(ReportsOfTheSample.REPORTS, ReportsOfTheSample.CHART, sample).pages();
  }

  @Test
  void takesTheLastPeriodsByTheDateOfTheDataAndNamedSpans() {
    assertThat(pages(everyPeriod(Figures.centres(10, 20))))
        .filteredOn(page -> page.path().endsWith("/board-report.pdf"))
        .extracting(page -> page.period().id())
        .containsExactly(
            "2012",
            "2012-01-01..2013-10-31",
            "2013-T1",
            "2013-YTD08",
            "2013",
            "2013-T2",
            "2013-T3");
  }

  @Test
  void countsWhatHasBegunWhenTheDataEnd() {
    ReportsOfTheSample untilOctober = new ReportsOfTheSample();
    List.of("2012-T3", "2013-T1", "2013-T2", "2013-T3", "2014-T1")
        .forEach(
            period ->
                untilOctober.with(period, List.of(ReportsOfTheSample.SUS), Figures.ASSOCIATION));

    assertThat(pages(untilOctober))
        .filteredOn(page -> page.node().id().equals("ayande"))
        .extracting(page -> page.period().id())
        .containsExactly("2013-T1", "2013-T2", "2013-T3");
  }

  @Test
  void putsAPageUnderItsOrganisationAndBoard() {
    ReportsOfTheSample sample =
        new ReportsOfTheSample()
            .with("2013-T2", List.of(ReportsOfTheSample.CENTRES), Figures.centres(10, 20));

    assertThat(pages(sample))
        .extracting(Page::path)
        .containsExactly(
            "botkyrka/kultur-och-fritidsnamnden/board-report.pdf",
            "botkyrka/kultur-och-fritidsnamnden/board-tables.xlsx",
            "botkyrka/kultur-och-fritidsnamnden/fritidsgarden-alby.pdf",
            "botkyrka/kultur-och-fritidsnamnden/fritidsgarden-fittja.pdf");
  }

  @Test
  void putsAnOrganisationsOwnPageBesideItsBoards() {
    ReportsOfTheSample sample =
        new ReportsOfTheSample()
            .with(
                "2013-T2",
                List.of(ReportsOfTheSample.CENTRES),
                "organisation botkyrka youth-centre-visits count | 10 | 20 | | 30");

    assertThat(pages(sample))
        .extracting(Page::path)
        .containsExactly("botkyrka/organisation-report.pdf");
  }

  @Test
  void leavesOutNodesOfWhichNothingIsKnown() {
    ReportsOfTheSample sample =
        new ReportsOfTheSample()
            .with(
                "2013-T2",
                List.of(ReportsOfTheSample.CENTRES),
                """
                unit  fritidsgarden-alby   youth-centre-visits count | .. | .. | | ..
                unit  fritidsgarden-fittja youth-centre-visits count | x  | x  | | x
                unit  fritidsgarden-tumba  youth-centre-visits count | 0  | 0  | | 0
                """);

    assertThat(pages(sample))
        .extracting(page -> page.node().id())
        .containsExactly("fritidsgarden-fittja", "fritidsgarden-tumba");
  }

  @Test
  void writesEveryPageInSwedishAndThoseOfOneOrganisationInEnglishToo() {
    List<Page> pages =
        pages(
            everyPeriod(
                Figures.ASSOCIATION
                    + Figures.centres(10, 20)
                    + "unit balder participants count | 30 | 20 | | 50"));

    assertThat(pages)
        .hasSizeGreaterThan(40)
        .filteredOn(page -> page.language() == Language.EN)
        .hasSize(7)
        .allMatch(
            page ->
                page.path()
                    .equals("goteborg-centrum/forbundsstyrelsen-goteborg-centrum/balder.en.pdf"));
  }
}
