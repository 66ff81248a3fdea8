package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.jamnt.disclosure.SourceNote;
import se.jamnt.model.Language;
import se.jamnt.reports.ReportDocument.Term;

class UnitReportTest {

  private final ReportsOfTheSample sample =
      new ReportsOfTheSample()
          .with("2012-YTD08", List.of(ReportsOfTheSample.CENTRES), Figures.centres(900, 1500))
          .with(
              "2013-YTD08",
              List.of(ReportsOfTheSample.SUS, ReportsOfTheSample.CENTRES),
              Figures.ASSOCIATION + Figures.centres(1200, 1960));

  @Test
  void showsTheUnitBesideItsBoard() {
    ReportDocument unit = sample.report("2013-YTD08", "ayande");

    assertThat(unit.title()).isEqualTo("Ayande");
    assertThat(DocumentText.plain(unit.subtitle()))
        .isEqualTo("Könsuppdelad statistik för enheten – Januari–augusti 2013");
    assertThat(unit.facts())
        .contains(new Term("Nämnd eller styrelse", "Förbundsstyrelsen Göteborg Väster"));
    assertThat(
            DocumentText.lines(
                DocumentText.table(unit, "Avslut till arbete eller studier: andel och antal")))
        .containsExactly(
            "Enhet | Andel av kvinnorna | Andel av männen | Andel av alla",
            "Ayande | 34 % (81 av 238) p | 34 % (52 av 153) p | 34 % (133 av 391) p",
            "Alla enheter: Förbundsstyrelsen Göteborg Väster"
                + " | 36,0 % (396 av 1 100) p | – (0 av 240) p | 29,6 % (396 av 1 340) p");
  }

  /** Otherwise each page would be drawn anew when any organisation delivers. */
  @Test
  void namesTheDeliveriesThatTellOfTheUnitAndNoOthers() {
    ReportDocument unit =
        new ReportsOfTheSample()
            .with(
                "2013-YTD08",
                List.of(
                    delivery("sus-vaster.csv", "2013-09-30", Set.of("ayande", "en-vag-in")),
                    delivery("sus-centrum.csv", "2013-10-31", Set.of("balder")),
                    delivery("sus-alla.csv", "2013-08-31", Set.of())),
                Figures.ASSOCIATION)
            .report("2013-YTD08", "ayande");

    assertThat(DocumentText.lines(DocumentText.table(unit, "Leveranser som rapporten bygger på")))
        .containsExactly(
            "Fil | Källa | Uppgifter per",
            "sus-vaster.csv | SUS | 30 september 2013",
            "sus-alla.csv | SUS | 31 augusti 2013");
    assertThat(unit.dated()).isEqualTo("2013-09-30");
  }

  private static SourceNote delivery(String file, String day, Set<String> units) {
    LocalDate last = LocalDate.parse(day);
    return new SourceNote(
        "sus",
        file,
        last,
        last,
        9,
        9,
        0,
        0,
        0,
        OptionalLong.of(0),
        OptionalLong.of(0),
        false,
        units);
  }

  @Test
  void comparesInterimsWithTheSameMonthsOfEarlierYears() {
    ReportDocument unit = sample.report("2013-YTD08", "fritidsgarden-alby");

    assertThat(
            DocumentText.chart(unit, "Besök på fritidsgårdar, januari–augusti varje år")
                .categories())
        .extracting(DocumentText::plain)
        .containsExactly("jan–aug 2012", "jan–aug 2013");
  }

  @Test
  void isWrittenInEnglishToo() {
    ReportDocument unit = sample.report("2013-YTD08", "ayande", Language.EN);

    assertThat(DocumentText.plain(unit.subtitle()))
        .isEqualTo("Statistics by sex for the unit – January–August 2013");
    assertThat(DocumentText.lines(DocumentText.table(unit, "Participants: number and share")))
        .containsExactly(
            "Unit | Women | Men | Not known | Total | Share who are women | Share who are men",
            "Ayande | 1,234 p | 866 p | 12 p | 2,112 p | 58.8% p | 41.2% p",
            "All units: Association Board Göteborg West"
                + " | 1,301 p | 913 p | 12 p | 2,226 p | 58.8% p | 41.2% p");
    assertThat(DocumentText.all(unit))
        .noneMatch(text -> text.matches(".*\\b([Kk]vinnor|[Uu]ppgift|och|från)\\b.*"));
  }
}
