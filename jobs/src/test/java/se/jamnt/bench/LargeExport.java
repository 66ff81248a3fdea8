package se.jamnt.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** An export of twelve columns and as many rows as one likes, the same for the same seed. */
final class LargeExport {

  static final String MAPPING =
      """
      name: { sv: Stor, en: Large }
      records: episodes
      cadence: monthly
      sex-basis: registered
      file: { name: "stor-{date}.csv", delimiter: ";", decimals: comma }
      delivery: { is: full, covers: all }
      key: Deltagande-id
      columns:
        unit: Insats
        person: Personnummer
        sex: { column: Kön, codes: { Kvinna: K, Man: M } }
        birth-year: Födelseår
        start: Startdatum
        end: Slutdatum
        fields:
          activity: { column: Insatstyp, codes: { Arbetsträning: work-training, Coachning: coaching } }
          referrer: { column: Remittent, codes: { Kommun: municipality, Region: region } }
          years-in-support: År med försörjning
          livelihood-at-start:
            column: Försörjning start
            codes: { Försörjningsstöd: social-assistance, Sjukpenning: sickness-benefit }
          exit-reason: { column: Avslutsorsak, codes: { Fullföljd: completed, Avbruten: interrupted } }
      """;

  private static final String HEADER =
      "Deltagande-id;Personnummer;Kön;Födelseår;Insats;Insatstyp;Remittent;Startdatum;Slutdatum;"
          + "År med försörjning;Försörjning start;Avslutsorsak\n";

  /** The same file as a table of PostgreSQL's own. */
  static final String TABLE =
      """
      CREATE TABLE plain_copy (
        id text PRIMARY KEY, person text, sex text, birth_year smallint, unit text,
        activity text, referrer text, start_date date, end_date date, years text,
        livelihood text, exit_reason text)
      """;

  private static final LocalDate FIRST_DAY = LocalDate.of(2011, 1, 1);
  private static final int DAYS = 900;

  private final int rows;
  private final List<String> numbers;
  private final List<String> units;

  /**
   * An export to be written.
   *
   * @param numbers the identity numbers of its persons, used again and again
   * @param units their names
   */
  LargeExport(int rows, List<String> numbers, List<String> units) {
    this.rows = rows;
    this.numbers = numbers;
    this.units = units;
  }

  /**
   * Writes the export.
   *
   * @param changedPercent of the rows have another exit reason than they would have with 0
   */
  void write(Path file, int changedPercent) throws IOException {
    Random random = new Random(20131031);
    Random changes = new Random(42);
    try (BufferedWriter text = Files.newBufferedWriter(file)) {
      text.write(HEADER);
      for (int row = 0; row < rows; row++) {
        boolean changed = changes.nextInt(100) < changedPercent;
        text.write(row(1_000_000 + row, random, changed));
      }
    }
  }

  private String row(int id, Random random, boolean changed) {
    LocalDate start = FIRST_DAY.plusDays(random.nextInt(DAYS));
    return String.join(
        ";",
        Integer.toString(id),
        pick(numbers, random),
        random.nextBoolean() ? "Kvinna" : "Man",
        Integer.toString(1950 + random.nextInt(45)),
        pick(units, random),
        random.nextBoolean() ? "Arbetsträning" : "Coachning",
        random.nextBoolean() ? "Kommun" : "Region",
        start.toString(),
        start.plusDays(random.nextInt(100)).toString(),
        random.nextInt(9) + ",5",
        random.nextBoolean() ? "Försörjningsstöd" : "Sjukpenning",
        random.nextBoolean() == changed ? "Avbruten\n" : "Fullföljd\n");
  }

  private static String pick(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
