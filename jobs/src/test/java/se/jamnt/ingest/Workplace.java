package se.jamnt.ingest;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.jamnt.database.Role;
import se.jamnt.database.TestDatabase;
import se.jamnt.ingest.Inbox.Wish;

/** A small home with an inbox and an empty database, where tests put files and let them in. */
final class Workplace {

  /** One for all tests, emptied for each: making one takes longer than most tests. */
  private static final TestDatabase SHARED = TestDatabase.create();

  static final Path ROOT = Path.of(System.getProperty("jamnt.root", ".."));

  /** Two boards; the unit "flyttad" moved from one to the other at New Year 2013. */
  private static final String ORGANISATION =
      """
      organisations:
        - id: kommunen
          name: { sv: Kommunen, en: The municipality }
          boards:
            - { id: namnden, name: { sv: Nämnden, en: The board } }
            - { id: styrelsen, name: { sv: Styrelsen, en: The other board } }
      units:
        - id: alby
          name: { sv: Alby, en: Alby }
          board: namnden
          also-called: [Alby gård]
          sources: [insats, besok, dagar]
        - id: fittja
          name: { sv: Fittja, en: Fittja }
          board: styrelsen
          from: 2012-01-01
          sources: [insats, besok, dagar]
        - id: flyttad
          name: { sv: Flyttad, en: Moved }
          boards:
            - { board: namnden, to: 2012-12-31 }
            - { board: styrelsen, from: 2013-01-01 }
          sources: [insats]
        - id: annan
          name: { sv: Annan, en: Another }
          board: namnden
          sources: [besok]
      """;

  /** Episodes with a key: full, all. */
  static final String INSATS =
      """
      name: { sv: Insats, en: Activity }
      records: episodes
      cadence: monthly
      sex-basis: registered
      file: { name: "insats-{date}.csv", delimiter: ";", dates: [yyyy-MM-dd, yyyyMMdd] }
      delivery: { is: full, covers: all, tolerance: 50 %, may-shrink: 50 % }
      key: Id
      columns:
        unit: Enhet
        person: Personnummer
        sex: { column: Kön, codes: { Kvinna: K, Man: M } }
        birth-year: Född
        start: Start
        end: Slut
        fields:
          referrer: { column: Remittent, codes: { Kommun: municipality, Region: region } }
          years-in-support: År
          exit-reason: { column: Orsak, codes: { Klar: completed, Fel: registered-by-mistake } }
      void-when: { exit-reason: registered-by-mistake }
      """;

  static final String INSATS_HEADER =
      "Id;Enhet;Personnummer;Kön;Född;Start;Slut;Remittent;År;Orsak\n";

  /** Visits without a key: full for the year in the name. */
  static final String BESOK =
      """
      name: { sv: Besök, en: Visits }
      records: events
      cadence: monthly
      sex-basis: observed
      file: { name: "besok-{year}_{date}.csv" }
      delivery: { is: full, covers: days-in-name, tolerance: 50 %, may-shrink: 50 % }
      columns:
        unit: Enhet
        date: Datum
        sex: { column: Kön, codes: { K: K, M: M } }
      """;

  /** Wide days with a key: incremental. */
  static final String DAGAR =
      """
      name: { sv: Dagar, en: Days }
      records: events
      cadence: monthly
      sex-basis: observed
      file: { name: "dagar-{date}.csv" }
      delivery: { is: incremental, tolerance: 50 % }
      key: [Datum, Enhet]
      same-key-twice: last-wins
      columns: { unit: Enhet, date: Datum }
      each-row-gives:
        girls: { sex: { always: K }, quantity: Flickor }
        boys: { sex: { always: M }, quantity: Pojkar }
      """;

  final Path root;
  final Path inbox;
  final TestDatabase database = SHARED;
  LocalDate today = LocalDate.of(2014, 3, 1);

  /** A home in an empty folder. */
  Workplace(Path root) throws IOException {
    this.root = root;
    empty();
    this.inbox = Files.createDirectories(root.resolve("inbox"));
    Files.createDirectories(root.resolve("config/sources"));
    Files.createDirectories(root.resolve("config/codes"));
    Files.copy(ROOT.resolve("config/fields.yml"), root.resolve("config/fields.yml"));
    try (Stream<Path> codes = Files.list(ROOT.resolve("config/codes"))) {
      for (Path file : codes.toList()) {
        Files.copy(file, root.resolve("config/codes").resolve(file.getFileName()));
      }
    }
    Files.writeString(root.resolve("config/organisation.yml"), ORGANISATION);
    source("insats", INSATS);
    source("besok", BESOK);
    source("dagar", DAGAR);
  }

  /** Forgets every fact. */
  void empty() {
    sql()
        .sql(
            """
            TRUNCATE facts.episode, facts.event, facts.delivery, facts.rejected_row,
              facts.not_recognised, facts.identity_key, facts.inbox_hash RESTART IDENTITY
            """)
        .update();
  }

  void source(String id, String mapping) throws IOException {
    Files.writeString(root.resolve("config/sources/" + id + ".yml"), mapping);
  }

  Path file(String name, String text) throws IOException {
    return file(name, text, StandardCharsets.UTF_8);
  }

  Path file(String name, String text, Charset encoding) throws IOException {
    return Files.write(inbox.resolve(name), text.getBytes(encoding));
  }

  Ingest ingest() throws IOException {
    return OneNight.ingest(root, database.as(Role.LOADER), today);
  }

  Inbox look() throws IOException {
    return ingest().look(List.of(inbox), Wish.ONLY_NEW);
  }

  /** Takes what is new in the inbox. */
  List<DeliveryReport> night() throws IOException {
    return night(Wish.ONLY_NEW);
  }

  List<DeliveryReport> night(Wish wish) throws IOException {
    Ingest ingest = ingest();
    List<DeliveryReport> reports = new ArrayList<>();
    for (Incoming file : ingest.look(List.of(inbox), wish).toTake()) {
      reports.add(ingest.take(file, wish.accept()));
    }
    return reports;
  }

  /** Puts one file into the inbox and takes it. */
  DeliveryReport take(String name, String text) throws IOException {
    file(name, text);
    List<DeliveryReport> reports = night();
    if (reports.size() != 1) {
      throw new AssertionError("expected one delivery, got " + reports);
    }
    return reports.get(0);
  }

  JdbcClient sql() {
    return JdbcClient.create(database.asOwner());
  }

  /** The lines of a query whose only column is text. */
  List<String> texts(String query) {
    return sql().sql(query).query(String.class).list();
  }

  long number(String query) {
    return sql().sql(query).query(Long.class).single();
  }

  static List<String> linesOf(Path file) throws IOException {
    return Files.readAllLines(file);
  }
}
