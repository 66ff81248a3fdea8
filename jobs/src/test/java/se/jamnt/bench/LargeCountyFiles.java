package se.jamnt.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import se.jamnt.pipeline.SmallHome;

/**
 * A county of organisations with three boards of ten units each, and the exports of SUS that each
 * of them delivers by itself: three years, the same for the same seed.
 */
final class LargeCountyFiles {

  static final LocalDate AS_OF = LocalDate.of(2013, 12, 30);

  private static final int BOARDS = 3;
  private static final int UNITS = 10;
  private static final LocalDate FIRST = LocalDate.of(2011, 1, 1);
  private static final LocalDate CURRENT_TERTIAL = LocalDate.of(2013, 9, 1);
  private static final int LONGEST = 300;
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final String SETTINGS =
      """
      inbox: [inbox]
      periods:
        kinds: [tertial, year]
      """;

  private static final String HEADER =
      "Deltagande-id;Personnummer;Kön;Födelseår;Insats;Insatstyp;Förbund;Remittent;Startdatum;"
          + "Slutdatum;År med offentlig försörjning;Försörjning start;Annan försörjning start;"
          + "Försörjning avslut;Annan försörjning avslut;Arbete start;Studier start;Arbete avslut;"
          + "Studier avslut;Avslutsorsak;Utbildning\n";

  private static final List<String> KINDS =
      List.of("Arbetsträning", "Förrehabilitering", "Coachning", "Vägledning");
  private static final List<String> REFERRERS =
      List.of("Kommun", "Arbetsförmedlingen", "Försäkringskassan", "Region");
  private static final List<String> LIVELIHOODS =
      List.of("Försörjningsstöd", "Sjukpenning", "A-kassa", "Aktivitetsstöd", "Lön", "Ingen");
  private static final List<String> EXTENTS = List.of("Inget", "Deltid", "Heltid");
  private static final List<String> REASONS =
      List.of("Fullföljd", "Avbruten", "Flyttat", "Överflyttad");
  private static final List<String> EDUCATIONS =
      List.of("Grundskola", "Gymnasium", "Eftergymnasial");

  private final int organisations;
  private final int episodes;
  private final List<String> numbers;

  /**
   * A county.
   *
   * @param organisations how many
   * @param episodes of each organisation
   * @param numbers the identity numbers of its persons, used again and again
   */
  LargeCountyFiles(int organisations, int episodes, List<String> numbers) {
    this.organisations = organisations;
    this.episodes = episodes;
    this.numbers = List.copyOf(numbers);
  }

  /** Makes the home, and the first export of each organisation. */
  void make(Path root, Path home) throws IOException {
    SmallHome.makeOfSus(root, home, organisation(), SETTINGS);
    Path mapping = home.resolve("config/sources/sus.yml");
    Files.writeString(
        mapping,
        Files.readString(mapping)
            .replaceFirst("name: sus-\\{date}.csv", "name: sus-{any}-{date}.csv")
            .replaceFirst("(?m)^  covers: all$", "  covers: all\n  only-units-in-file: yes"));
    Files.createDirectories(home.resolve("inbox"));
    for (int o = 0; o < organisations; o++) {
      write(home, o, AS_OF, 0);
    }
  }

  /**
   * Writes a later export of some organisations. So many of their rows differ, all of them of
   * participations that began in the current tertial, in all units.
   *
   * @param first organisation
   * @param some organisations
   */
  void change(Path home, int first, int some, int rows) throws IOException {
    for (int o = first; o < first + some; o++) {
      write(home, o, AS_OF.plusDays(1), (rows + some - 1) / some);
    }
  }

  private String organisation() {
    StringBuilder text = new StringBuilder("organisations:\n");
    for (int o = 0; o < organisations; o++) {
      text.append(
          """
            - id: kommun-%1$d
              name: { sv: Kommun %1$d, en: Municipality %1$d }
              boards:
          """
              .formatted(o));
      for (int b = 0; b < BOARDS; b++) {
        text.append(
            """
                  - id: namnd-%1$d-%2$d
                    name: { sv: "Nämnd %1$d:%2$d", en: "Board %1$d:%2$d" }
            """
                .formatted(o, b));
      }
    }
    text.append("units:\n");
    for (int o = 0; o < organisations; o++) {
      for (int u = 0; u < BOARDS * UNITS; u++) {
        text.append(
            """
              - id: enhet-%1$d-%2$d
                name: { sv: "%4$s", en: "%4$s" }
                board: namnd-%1$d-%3$d
                sources: [sus]
            """
                .formatted(o, u, u / UNITS, unit(o, u)));
      }
    }
    return text.toString();
  }

  private static String unit(int organisation, int unit) {
    return "Enhet " + organisation + ":" + unit;
  }

  private void write(Path home, int organisation, LocalDate asOf, int changes) throws IOException {
    Random random = new Random(20131231 + organisation);
    int left = changes;
    Path file = home.resolve("inbox/sus-kommun%d-%s.csv".formatted(organisation, asOf));
    try (BufferedWriter text = Files.newBufferedWriter(file, WINDOWS)) {
      text.write(HEADER);
      for (int row = 0; row < episodes; row++) {
        LocalDate start = FIRST.plusDays(random.nextInt(daysUntil(AS_OF)));
        boolean changed = left > 0 && !start.isBefore(CURRENT_TERTIAL);
        text.write(row(organisation, row, start, changed, random));
        left -= changed ? 1 : 0;
      }
    }
    if (left > 0) {
      throw new IllegalStateException(
          "organisation %d has %d rows too few in the current tertial"
              .formatted(organisation, left));
    }
  }

  private static int daysUntil(LocalDate day) {
    return (int) (day.toEpochDay() - FIRST.toEpochDay()) + 1;
  }

  private String row(int organisation, int row, LocalDate start, boolean changed, Random random) {
    LocalDate end = start.plusDays(random.nextInt(LONGEST));
    boolean ended = !end.isAfter(AS_OF);
    int referrer = random.nextInt(REFERRERS.size());
    return String.join(
        ";",
        organisation + "-" + row,
        numbers.get(random.nextInt(numbers.size())),
        "",
        "",
        unit(organisation, row % (BOARDS * UNITS)),
        pick(KINDS, random),
        "",
        REFERRERS.get((referrer + (changed ? 1 : 0)) % REFERRERS.size()),
        start.toString(),
        ended ? end.toString() : "",
        random.nextInt(9) + ",5",
        pick(LIVELIHOODS, random),
        "",
        of(ended, pick(LIVELIHOODS, random)),
        "",
        pick(EXTENTS, random),
        pick(EXTENTS, random),
        of(ended, pick(EXTENTS, random)),
        of(ended, pick(EXTENTS, random)),
        of(ended, pick(REASONS, random)),
        pick(EDUCATIONS, random) + "\n");
  }

  private static String of(boolean ended, String value) {
    return ended ? value : "";
  }

  private static String pick(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
