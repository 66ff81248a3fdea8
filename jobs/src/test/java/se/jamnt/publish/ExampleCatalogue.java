package se.jamnt.publish;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import se.jamnt.model.Language;
import se.jamnt.model.Period;
import se.jamnt.model.PeriodCalendar;
import se.jamnt.publish.CatalogueContents.Board;
import se.jamnt.publish.CatalogueContents.Document;
import se.jamnt.publish.CatalogueContents.Format;
import se.jamnt.publish.CatalogueContents.Organisation;
import se.jamnt.publish.CatalogueContents.PublishedPeriod;
import se.jamnt.publish.CatalogueContents.Report;
import se.jamnt.publish.CatalogueContents.Unit;

/** Five organisations, their boards and units, four years of periods, reports of the latest. */
final class ExampleCatalogue {

  private static final LocalDate DATA_AS_OF = LocalDate.of(2013, 10, 31);

  private static final List<Period> REPORTED =
      Stream.of("2013-T3", "2013-T2", "2013-T1", "2013-YTD08", "2013", "2012")
          .map(Period::parse)
          .toList();

  private static final List<Period> FIGURES =
      new PeriodCalendar(
              List.of(Period.Kind.MONTH, Period.Kind.TERTIAL, Period.Kind.YEAR),
              List.of(8),
              List.of(Period.parse("2012-01-01..2013-10-31")))
          .periods(LocalDate.of(2010, 1, 1), DATA_AS_OF);

  private ExampleCatalogue() {}

  static CatalogueContents contents() {
    return new CatalogueContents(
        List.of(
            organisation(
                "Samordningsförbundet Göteborg Väster",
                board(
                    "Samordningsförbundet Göteborg Väster",
                    "Förbundsstyrelsen Göteborg Väster",
                    "Ayande",
                    "En väg in",
                    "Individsamverkansteamet",
                    "Trädgårdskraft")),
            organisation(
                "Samordningsförbundet Göteborg Centrum",
                board(
                    "Samordningsförbundet Göteborg Centrum",
                    "Förbundsstyrelsen Göteborg Centrum",
                    "Balder",
                    "FÖRSAM",
                    "Steget vidare",
                    "Ung i centrum")),
            organisation(
                "Samordningsförbundet Mölndal–Partille–Härryda–Lerum–Alingsås",
                board(
                    "Samordningsförbundet Mölndal–Partille–Härryda–Lerum–Alingsås",
                    "Förbundsstyrelsen Mölndal–Partille–Härryda–Lerum–Alingsås",
                    "Klivet",
                    "Nystart Lerum")),
            organisation(
                "Botkyrka kommun",
                board(
                    "Botkyrka kommun",
                    "Kultur- och fritidsnämnden",
                    "Fritidsgården Alby",
                    "Fritidsgården Fittja",
                    "Fritidsgården Hallunda",
                    "Fritidsgården Norsborg",
                    "Fritidsgården Tullinge",
                    "Fritidsgården Tumba",
                    "Fritidsgården Vårsta",
                    "Föreningsstöd"),
                board(
                    "Botkyrka kommun",
                    "Vård- och omsorgsnämnden",
                    "Myndighetsenheten för bistånd enligt socialtjänstlagen"),
                new Board("socialnamnden", "Socialnämnden", List.of(), List.of())),
            new Organisation("salem", "Salems kommun", List.of(), List.of())),
        FIGURES.stream().map(ExampleCatalogue::published).toList());
  }

  /** A page with every kind of part, small enough to be looked at closely again and again. */
  static CatalogueContents oneOfEach() {
    Organisation kommun =
        organisation(
            "Botkyrka kommun",
            board("Botkyrka kommun", "Kultur- och fritidsnämnden", "Fritidsgården Alby"),
            new Board("socialnamnden", "Socialnämnden", List.of(), List.of()));
    return new CatalogueContents(
        List.of(kommun),
        Stream.of("2013-T3", "2013-T1", "2012").map(Period::parse).map(p -> published(p)).toList());
  }

  private static PublishedPeriod published(Period period) {
    return new PublishedPeriod(
        period,
        DATA_AS_OF.isBefore(period.last()) ? DATA_AS_OF : period.last(),
        period.id().equals("2013-T1") ? 2 : 0,
        DATA_AS_OF.isBefore(period.last()),
        new Document(period.id() + "/indicators.csv", 1_234_567),
        Optional.of(new Document(period.id() + "/changes.csv", 2_345))
            .filter(changes -> period.id().equals("2013-T1")),
        new Document(period.id() + "/manifest.json", 45_678));
  }

  private static Organisation organisation(String name, Board... boards) {
    List<Report> reports =
        REPORTED.stream()
            .map(
                period ->
                    report(
                        "Organisationsrapport",
                        period,
                        Language.SV,
                        Format.PDF,
                        id(name) + "/organisation-report.pdf"))
            .toList();
    return new Organisation(id(name), name, reports, List.of(boards));
  }

  private static Board board(String organisation, String name, String... units) {
    String folder = id(organisation) + "/" + id(name);
    List<Report> reports = new ArrayList<>();
    for (Period period : REPORTED) {
      String file = folder + "/board-report";
      reports.add(report("Tabeller", period, Language.SV, Format.XLSX, folder + "/tables.xlsx"));
      reports.add(report("Nämndrapport", period, Language.EN, Format.PDF, file + ".en.pdf"));
      reports.add(report("Nämndrapport", period, Language.SV, Format.PDF, file + ".pdf"));
    }
    return new Board(
        id(name), name, reports, Stream.of(units).map(unit -> unit(folder, unit)).toList());
  }

  private static Unit unit(String folder, String name) {
    String file = folder + "/" + id(name) + ".pdf";
    return new Unit(
        id(name),
        name,
        REPORTED.stream()
            .map(period -> report("Enhetsrapport", period, Language.SV, Format.PDF, file))
            .toList());
  }

  static Report report(String title, Period period, Language language, Format format, String file) {
    return new Report(
        title,
        period,
        language,
        format,
        new Document(period.id() + "/" + file, 83_412),
        period.equals(Period.parse("2013-T1")) ? 2 : 0,
        period.last().isAfter(DATA_AS_OF));
  }

  private static String id(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("[åä]", "a")
        .replace('ö', 'o')
        .replaceAll("[^a-z]+", "-");
  }
}
