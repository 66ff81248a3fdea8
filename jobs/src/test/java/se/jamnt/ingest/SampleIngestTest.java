package se.jamnt.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.jamnt.configuration.Home;
import se.jamnt.configuration.OrganisationFile;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.database.Role;
import se.jamnt.database.TestDatabase;
import se.jamnt.ingest.DeliveryReport.Counts;
import se.jamnt.ingest.DeliveryReport.State;
import se.jamnt.ingest.identity.IdentityKeyFile;
import se.jamnt.model.CaseSystem.SexBasis;
import se.jamnt.model.OrganisationChart;

/** The shipped mappings read the shipped sample data. */
class SampleIngestTest {

  private static final Path ROOT = Workplace.ROOT;

  @Test
  void everySampleExportIsUsedAndJustTheDirtyRowsAreRejected(@TempDir Path data) throws Exception {
    Home home = new Home(data, Map.of());
    Problems problems = new Problems();
    Vocabulary vocabulary = Vocabulary.read(ROOT, problems);
    OrganisationChart chart = OrganisationFile.read(ROOT, SourceCatalogue.ids(ROOT), problems);
    SourceCatalogue sources = SourceCatalogue.read(ROOT, chart, vocabulary, problems);
    assertThat(problems.all()).isEmpty();
    try (TestDatabase database = TestDatabase.create()) {
      var loader = database.as(Role.LOADER);
      Ingest ingest =
          new Ingest(
              sources,
              loader,
              new IdentityKeyFile(home.data().resolve("identity.key"), chart, loader).open(),
              home.rejected(),
              LocalDate.of(2026, 11, 22));
      Inbox inbox = ingest.look(List.of(ROOT.resolve("sample-data")), Inbox.Wish.ONLY_NEW);
      assertThat(inbox.notRecognised()).isEmpty();
      assertThat(inbox.toTake().stream().map(Incoming::source).distinct())
          .containsExactlyInAnyOrderElementsOf(SourceCatalogue.ids(ROOT));
      List<String> rejected = new ArrayList<>();
      for (Incoming file : inbox.toTake()) {
        DeliveryReport report = ingest.take(file, false);
        assertThat(report.refusal()).isEmpty();
        assertThat(report.state()).isEqualTo(State.USED);
        assertThat(report.late()).isFalse();
        assertThat(report.knownFrom()).isEqualTo(file.declaredOn().orElseThrow());
        Counts counts = report.counts();
        assertThat(counts.read())
            .isEqualTo(counts.used() + counts.unchanged() + counts.duplicate() + counts.rejected());
        if (sources.source(file.source()).orElseThrow().sexBasis() == SexBasis.NONE) {
          assertThat(counts.unknownSex()).as("what is not about people: %s", file.name()).isZero();
        }
        if (report.rejectFile().isPresent()) {
          Path list = report.rejectFile().get();
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(list)))
              .isEqualTo("rw-------");
          for (CSVRecord row : rows(list)) {
            rejected.add(file.name() + " " + row.get("line") + " " + row.get("column"));
          }
        }
      }
      List<String> expected = new ArrayList<>();
      rows(ROOT.resolve("sample-data/expected/rejected-rows.csv"))
          .forEach(
              row ->
                  expected.add(row.get("file") + " " + row.get("line") + " " + row.get("column")));
      assertThat(new TreeSet<>(rejected)).isEqualTo(new TreeSet<>(expected));
      assertThat(
              JdbcClient.create(loader)
                  .sql(
                      """
                      SELECT extract(year FROM event_date)::int || ' ' || sex || ' '
                        || sum(quantity)
                      FROM facts.event WHERE known_to = 'infinity' AND source = 'fritidsgard'
                        AND extract(year FROM event_date) IN (2010, 2013)
                      GROUP BY extract(year FROM event_date), sex ORDER BY 1
                      """)
                  .query(String.class)
                  .list())
          .containsExactly("2010 K 23232", "2010 M 41302", "2013 K 24418", "2013 M 39839");
      assertThat(ingest.look(List.of(ROOT.resolve("sample-data")), Inbox.Wish.ONLY_NEW).toTake())
          .isEmpty();
      assertThat(selfSupportingAfterSixMonths(JdbcClient.create(loader)))
          .containsExactly("K 33 of 60", "M 33 of 60");
      for (CSVRecord total : rows(ROOT.resolve("sample-data/expected/totals.csv"))) {
        assertThat(counted(JdbcClient.create(loader), total))
            .as("%s", total.toMap())
            .isEqualTo(Long.parseLong(total.get("count")));
      }
    }
  }

  /** A supplement has the key of its episode; who was not reached has none. */
  private static List<String> selfSupportingAfterSixMonths(JdbcClient sql) {
    return sql.sql(
            """
            SELECT e.sex || ' ' || count(*) FILTER (
                WHERE s.attributes ->> 'livelihood-after-6-months' IN ('salary', 'student-aid'))
              || ' of ' || count(*)
            FROM facts.episode e
            LEFT JOIN facts.event s ON s.source = 'jobbtrappan-uppfoljning'
              AND s.natural_key = e.natural_key AND s.known_to = 'infinity'
            WHERE e.source = 'jobbtrappan' AND e.known_to = 'infinity'
            GROUP BY e.sex ORDER BY e.sex
            """)
        .query(String.class)
        .list();
  }

  /** Events by their quantities, episodes by their starts. */
  private static long counted(JdbcClient sql, CSVRecord total) {
    return sql.sql(
            """
            WITH record AS (
              SELECT source, event_date AS day, quantity, sex, district, attributes
              FROM facts.event WHERE known_to = 'infinity'
              UNION ALL
              SELECT source, start_date, 1, sex, district, attributes
              FROM facts.episode WHERE known_to = 'infinity' AND NOT voided
            )
            SELECT coalesce(sum(quantity), 0) FROM record
            WHERE source = :source AND day BETWEEN CAST(:from AS date) AND CAST(:to AS date)
              AND :sex IN ('T', sex) AND :district IN ('', coalesce(district, ''))
              AND (:field1 = '' OR attributes ->> :field1 = :code1)
              AND (:field2 = '' OR attributes ->> :field2 = :code2)
            """)
        .params(total.toMap())
        .query(Long.class)
        .single();
  }

  private static List<CSVRecord> rows(Path file) throws Exception {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
      return parser.getRecords();
    }
  }
}
