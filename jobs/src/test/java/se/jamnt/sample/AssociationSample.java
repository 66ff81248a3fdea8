package se.jamnt.sample;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Random;
import se.jamnt.sample.Export.Dialect;

/** What the coordination associations deliver beside SUS. */
final class AssociationSample {

  private static final LocalDate LATEST = LocalDate.of(2013, 10, 31);

  private final Random random = new Random(20131030);

  private AssociationSample() {}

  static void addTo(Map<String, byte[]> files) {
    AssociationSample sample = new AssociationSample();
    sample.referrals().addTo(files);
    sample.anonymous().addTo(files);
    sample.checklist().addTo(files);
  }

  private Export referrals() {
    Export export =
        new Export(
            "remiss-2013-10-31.csv",
            Dialect.utf8WithMark(";"),
            "Remissnr",
            "Remissdatum",
            "Remittent",
            "Insats",
            "Kön",
            "Antagen");
    for (int i = 0; i < 450; i++) {
      List<Insats> open = Insats.ALL.stream().filter(in -> in.opened().isBefore(LATEST)).toList();
      Insats insats = open.get(random.nextInt(open.size()));
      LocalDate first = LocalDate.of(2012, 1, 2);
      LocalDate day =
          Draw.weekday(random, insats.opened().isAfter(first) ? insats.opened() : first, LATEST);
      boolean woman = random.nextInt(100) < 60;
      export.row(
          "R" + (7000 + i),
          day.format(DateTimeFormatter.BASIC_ISO_DATE),
          Draw.weighted(
              random,
              "Kommun",
              40,
              "Arbetsförmedlingen",
              25,
              "Försäkringskassan",
              20,
              "Region",
              15),
          insats.name(),
          i % 60 == 11 ? "" : woman ? "K" : "M",
          Draw.chance(random, 0.78) ? "J" : "N");
    }
    export.row("R7450", "20131001", "Kriminalvården", "Ayande", "K", "J");
    export.row("R7451", "20131301", "Kommun", "Balder", "M", "N");
    return export;
  }

  private Export anonymous() {
    Export export =
        new Export(
            "sus-anonyma-2013-10-31.csv",
            Dialect.windows(";"),
            "Insats",
            "Kön",
            "Startår",
            "Antal");
    for (Insats insats : Insats.ALL) {
      for (int year = Math.max(2011, insats.opened().getYear()); year <= 2013; year++) {
        export.row(insats.name(), "Kvinna", year, random.nextInt(7));
        export.row(insats.name(), "Man", year, random.nextInt(5));
      }
    }
    export.row("Ayande", "Kvinna", "våren 2013", 2);
    return export;
  }

  private Export checklist() {
    Export export =
        new Export(
            "checklista-2013-10-31.csv",
            Dialect.windows(";"),
            "Förbund",
            "Datum",
            "Kriterium",
            "Svar",
            "Kommentar");
    List<String> criteria =
        List.of(
            "Könsuppdelad statistik",
            "Jämställdhetsmål",
            "Analys av beslut",
            "Utbildad personal",
            "Uppföljning av resurser");
    List<String> answers = List.of("nej", "delvis", "ja");
    List<String> associations =
        List.of(
            "Samordningsförbundet Göteborg Väster",
            "Samordningsförbundet Göteborg Centrum",
            "Samordningsförbundet Mölndal–Partille–Härryda–Lerum–Alingsås");
    for (String day : List.of("2012-10-15", "2013-10-15")) {
      for (String association : associations) {
        for (int i = 0; i < criteria.size(); i++) {
          int better = day.startsWith("2013") ? 1 : 0;
          String answer = answers.get(Math.min(2, random.nextInt(2) + better));
          String comment =
              answer.equals("ja") ? "" : i == 2 ? "Görs för \"stora\" beslut;\nfler 2014" : "Pågår";
          export.row(association, day, criteria.get(i), answer, comment);
        }
      }
    }
    export.row(associations.get(0), "2013-10-16", "Könsuppdelad statistik", "kanske", "");
    return export;
  }
}
