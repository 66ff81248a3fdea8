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
    home.nightly();
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
    IdentityNumber number =
        (IdentityNumber) IdentityNumber.read(written, LocalDate.of(2014, 1, 15));
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
    Charset windows = Charset.forName("windows-1252");
    Path export = home.path("inbox/sus-2013-10-31.csv");
    Files.writeString(
        home.path("inbox/sus-2013-12-31.csv"),
        Files.readString(export, windows).replace(";Coachning;", ";Vägledning;"),
        windows);
    home.nightly();
    assertThat(data.extract(number, "Dataskyddsombudet", "begäran")).isEmpty();
    assertThat(home.rowsOf(ASSOCIATION, "ayande", "en-vag-in")).isEqualTo(closed);
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
