package se.jamnt.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.jamnt.pipeline.SmallYear.ASSOCIATION;
import static se.jamnt.pipeline.SmallYear.LEISURE;
import static se.jamnt.pipeline.SmallYear.YEAR;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import se.jamnt.ingest.identity.IdentityNumber;
import se.jamnt.operations.FactRetention.What;

/** Facts about persons go when their time is over, or when a person asks for it; figures stay. */
class PersonalDataTest {

  private static final String PERSONS =
      "select count(*) from facts.episode where person is not null";

  private SmallYear home;

  @BeforeEach
  void night(@TempDir Path folder) throws IOException {
    home = new SmallYear(folder.resolve("home"));
    home.firstNight();
  }

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void factsGoWhenTheirTimeIsOverAndFiguresStay(@TempDir Path out) throws IOException {
    Files.writeString(
        home.path("config/retention.yml"),
        """
        sources:
          - { source: fritidsgard, keep: 5 years, decision: Gallringsbeslut 2013/7 }
          - { source: sus, keep: 10 years, unlink-after: 60 months, decision: Beslut 2013/8 }
        """);
    long visits = count("select count(distinct natural_key) from facts.event");
    long ended = count(PERSONS + " and end_date is not null");
    long open = count(PERSONS + " and end_date is null");
    assertThat(List.of(visits, ended, open)).allMatch(number -> number > 0);
    assertThat(data(LocalDate.of(2017, 1, 15)).preview().steps()).isEmpty();

    PersonalData late = data(LocalDate.of(2020, 1, 15));
    PersonalData.Preview preview = late.preview();
    assertThat(preview.steps())
        .extracting(step -> step.source() + " " + step.what() + " " + step.records())
        .containsExactly(
            "fritidsgard " + What.FACTS + " " + visits, "sus " + What.PERSONS + " " + ended);
    assertThat(preview.releases()).containsExactly(Map.entry("2013", 1));
    assertThat(count("select count(*) from facts.event")).as("only said").isPositive();

    List<String> figures = figures();
    assertThat(late.purge()).isEqualTo(preview.steps());
    assertThat(count("select count(*) from facts.event")).isZero();
    assertThat(count(PERSONS)).isEqualTo(open);
    assertThat(late.purge()).isEmpty();

    home.change("config/indicators/starts.yml", "version: 1", "version: 2");
    home.onDay(LocalDate.of(2020, 1, 16));
    home.nightly();
    assertThat(figures()).as("what is left would give other figures").isEqualTo(figures);
    assertThatThrownBy(
            () ->
                home.rerun()
                    .periods(
                        List.of(YEAR),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        out.resolve("a")))
        .isInstanceOf(FactsPurgedException.class)
        .hasMessageContaining("2013 can't be made again: on 2020-01-15 the facts of fritidsgard")
        .hasMessageContaining("before 2015-01-15 were purged (Gallringsbeslut 2013/7)");
    byte[] manifest = Files.readAllBytes(home.path("data/published/2013/manifest.json"));
    assertThatThrownBy(() -> home.rerun().release(manifest, out.resolve("b")))
        .hasMessageContaining("2013 can't be made again");
  }

  @Test
  void aPersonIsForgottenForGoodAndClosedFiguresStay() throws IOException {
    home.publish("Beslut", ASSOCIATION);
    List<String> closed = home.rowsOf(ASSOCIATION, "ayande", "en-vag-in");
    String written = someNumber();
    IdentityNumber number = number(written);
    PersonalData data = data(LocalDate.of(2014, 1, 15));

    List<Map<String, Object>> known = data.extract(number, "Dataskyddsombudet", "begäran");
    assertThat(known).isNotEmpty();
    String digits = written.replace("-", "");
    assertThat(known.toString().replace("-", ""))
        .contains("sus")
        .doesNotContain(digits, digits.substring(2));
    assertThat(known).noneMatch(record -> record.containsKey("person"));

    long before = count(PERSONS);
    assertThat(data.unlink(number, "Dataskyddsombudet", "begäran")).isEqualTo(known.size());
    assertThat(count(PERSONS)).isEqualTo(before - known.size());
    assertThat(data.extract(number, "Dataskyddsombudet", "begäran")).isEmpty();
    assertThat(count("select count(*) from facts.forgotten where what = 'unlinked'")).isOne();
    assertThat(
            sql("select string_agg(f::text, ' ') from facts.forgotten f")
                .query(String.class)
                .single())
        .doesNotContain(digits.substring(2, 8));

    // the export holds the person still, and tells the record anew
    tellAnew();
    home.nightly();
    assertThat(data.extract(number, "Dataskyddsombudet", "begäran")).isEmpty();
    assertThat(home.rowsOf(ASSOCIATION, "ayande", "en-vag-in")).isEqualTo(closed);
  }

  @Test
  void versionsThatHaveEndedAreForgottenToo() throws IOException {
    IdentityNumber number = number(someNumber());
    PersonalData data = data(LocalDate.of(2014, 1, 15));
    int known = data.extract(number, "Dataskyddsombudet", "begäran").size();
    tellAnew();
    home.nightly();

    List<Map<String, Object>> versions = data.extract(number, "Dataskyddsombudet", "begäran");
    assertThat(versions)
        .hasSizeGreaterThan(known)
        .anyMatch(record -> !"infinity".equals(record.get("known_to")));
    List<String> records = records(versions);
    assertThat(data.unlink(number, "Dataskyddsombudet", "begäran")).isEqualTo(records.size());
    assertThat(
            sql(PERSONS + " and natural_key in (:records)")
                .param("records", records)
                .query(Long.class)
                .single())
        .isZero();
  }

  /** Who got a new number is one person under both, and the link between them tells of them. */
  @Test
  void whoHadAnotherNumberBeforeIsForgottenUnderBoth() throws IOException {
    IdentityNumber number = number(someNumber());
    PersonalData data = data(LocalDate.of(2014, 1, 15));
    List<String> own = records(data.extract(number, "Dataskyddsombudet", "begäran"));
    String former =
        sql("""
                with one as (
                  select person from facts.episode where natural_key = :own and person is not null)
                select natural_key from facts.episode
                 where person is not null and person not in (select person from one) limit 1
                """)
            .param("own", own.get(0))
            .query(String.class)
            .single();
    sql("""
            insert into facts.event
              (source, natural_key, unit, person, sex, event_date, quantity, voided, attributes,
               known_from, from_delivery, content)
            select 'identitetslankar', 'link', later.unit, later.person, 'U', later.start_date, 1,
                   false, jsonb_build_object('former-person', encode(former.person, 'hex')),
                   later.known_from, later.from_delivery, later.content
              from facts.episode later, facts.episode former
             where later.natural_key = :own and former.natural_key = :former
            """)
        .param("own", own.get(0))
        .param("former", former)
        .update();

    List<String> both = records(data.extract(number, "Dataskyddsombudet", "begäran"));
    assertThat(both).containsAll(own).contains(former);
    assertThat(data.unlink(number, "Dataskyddsombudet", "begäran")).isEqualTo(both.size());
    assertThat(count("select count(*) from facts.event where natural_key = 'link'")).isZero();
    assertThat(data.extract(number, "Dataskyddsombudet", "begäran")).isEmpty();
  }

  private static List<String> records(List<Map<String, Object>> versions) {
    return versions.stream()
        .map(record -> String.valueOf(record.get("natural_key")))
        .distinct()
        .toList();
  }

  private static IdentityNumber number(String written) {
    return (IdentityNumber) IdentityNumber.read(written, LocalDate.of(2014, 1, 15));
  }

  /** A later export that tells something else of every participation in coaching. */
  private void tellAnew() throws IOException {
    Charset windows = Charset.forName("windows-1252");
    Path export = home.path("inbox/sus-2013-10-31.csv");
    Files.writeString(
        home.path("inbox/sus-2013-12-31.csv"),
        Files.readString(export, windows).replace(";Coachning;", ";Vägledning;"),
        windows);
  }

  /** Without the version of the definition: what follows from figures is derived anew. */
  private List<String> figures() throws IOException {
    return home.rowsOf(LEISURE, ASSOCIATION, "ayande").stream()
        .map(row -> row.substring(0, row.lastIndexOf(',')))
        .toList();
  }

  private String someNumber() throws IOException {
    return Files.readAllLines(
            home.path("inbox/sus-2013-10-31.csv"), Charset.forName("windows-1252"))
        .stream()
        .map(line -> line.split(";", -1))
        .filter(cells -> cells.length > 9 && cells[5].equals("Coachning"))
        .map(cells -> cells[1])
        .filter(text -> text.matches("\\d{8}-?\\d{4}"))
        .findFirst()
        .orElseThrow();
  }

  private PersonalData data(LocalDate today) {
    return new PersonalData(home.home(), WholeConfiguration.read(home.home()), today);
  }

  private long count(String query) {
    return sql(query).query(Long.class).single();
  }

  /** Beside the runs, which each take the lock. */
  private JdbcClient.StatementSpec sql(String query) {
    Map<String, String> address = home.database().environment();
    return JdbcClient.create(
            new DriverManagerDataSource(
                address.getOrDefault("JAMNT_DB_URL", ""),
                address.getOrDefault("JAMNT_DB_USER", ""),
                address.getOrDefault("JAMNT_DB_PASSWORD", "")))
        .sql(query);
  }
}
