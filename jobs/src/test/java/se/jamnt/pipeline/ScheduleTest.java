package se.jamnt.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static se.jamnt.pipeline.SmallYear.ASSOCIATION;
import static se.jamnt.pipeline.SmallYear.LEISURE;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.scheduling.support.CronExpression;
import se.jamnt.configuration.Home;
import se.jamnt.model.Period;
import se.jamnt.operations.Schedule.Publication;
import se.jamnt.pipeline.Workshop.Outcome;
import se.jamnt.pipeline.Workshop.Running;
import tools.jackson.databind.json.JsonMapper;

/** Nights that nobody starts. */
class ScheduleTest {

  private static final String BARE = "time-zone: Europe/Stockholm\nport: 0\n";
  private static final String EVERY_SECOND = "\"* * * * * *\"";

  /** On the embedded database, which then has one server for the schedule and for a person. */
  @Test
  void aNightThatIsToldToStopFinishesWhatItHasBegunAndGoesOnNextTime(@TempDir Path folder)
      throws Exception {
    try (Workshop workshop = Workshop.small(folder)) {
      Path file = workshop.path("config/schedule.yml");
      String kept = Files.readString(file);
      Files.writeString(file, everySecond(kept));
      Running schedule = workshop.start("schedule");
      while (schedule.process().isAlive() && !schedule.said().contains("deliveries taken")) {
        Thread.sleep(5);
      }
      try (Connection statement = holdUpFigures(workshop)) {
        Outcome beside = workshop.jamnt("runs", "--json");
        assertThat(beside.exitCode()).as(beside.said()).isZero();
        assertThat(beside.out()).contains("\"running\"");
        Outcome other = workshop.jamnt("schedule");
        assertThat(other.exitCode()).as(other.said()).isEqualTo(4);
        assertThat(statement.isValid(1)).as("the night was held up all the time").isTrue();

        schedule.process().destroy();
      }
      assertThat(schedule.process().waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(schedule.process().exitValue()).as(schedule.said()).isZero();
      assertThat(workshop.server()).as("the server has ended with its keeper").isNull();
      assertThat(Files.readString(schedule.out(), UTF_8).lines())
          .isNotEmpty()
          .allSatisfy(line -> assertThat(new JsonMapper().readTree(line).isObject()).isTrue())
          .anySatisfy(
              line ->
                  assertThat(new JsonMapper().readTree(line).path("run").asString()).isEqualTo("1"))
          .anyMatch(line -> line.matches(".*\"deliveries taken: 2 of 2 \\(\\d+\\.\\d s\\)\".*"))
          .anyMatch(line -> line.matches(".*\"nightly: stopped after [0-9.]+ s\".*"));

      Files.writeString(file, kept);
      Outcome night = workshop.jamnt("nightly");
      assertThat(night.exitCode()).as(night.said()).isZero();
      assertThat(workshop.published()).isEqualTo(UndisturbedNight.published(Workshop::small));
      Outcome runs = workshop.jamnt("runs", "--json");
      assertThat(runs.out()).contains("\"stopped\"").doesNotContain("\"run\" : \"2\"");
    }
  }

  /** Lets no run come to figures until it is closed, as somebody's long statement would. */
  private static Connection holdUpFigures(Workshop workshop) throws Exception {
    Path database = workshop.path("data/database");
    String port = Files.readAllLines(database.resolve("cluster/postmaster.pid")).get(3).strip();
    Connection connection =
        DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:" + port + "/jamnt",
            "jamnt",
            Files.readString(database.resolve("password")).strip());
    connection.setAutoCommit(false);
    try (Statement lock = connection.createStatement()) {
      lock.execute("lock table results.figure");
    }
    return connection;
  }

  private static String everySecond(String schedule) {
    return schedule
            .replaceFirst("nightly: .*", "nightly: " + EVERY_SECOND)
            .replaceFirst("  send: .*\n", "")
            .replaceFirst("(?m)^port: .*$", "")
        + "\nport: 0\n";
  }

  @Test
  void healthAndMetricsTellOfTheRuns(@TempDir Path folder) throws Exception {
    try (SmallYear home = new SmallYear(folder)) {
      Path file = home.path("config/schedule.yml");
      Files.writeString(file, everySecond(Files.readString(file)));
      try (Nights nights =
          new Nights(home.home(), WholeConfiguration.read(home.home()), Clock.systemUTC())) {
        await()
            .atMost(Duration.ofMinutes(3))
            .until(
                () ->
                    get(nights, "prometheus")
                        .contains(
                            "jamnt_run_seconds_count{application=\"jamnt\",outcome=\"done\""));
        assertThat(get(nights, "health"))
            .contains("\"status\":\"UP\"", "\"nightly\":\"done\"", "\"database\":\"answers\"");
        assertThat(get(nights, "prometheus"))
            .containsPattern("jamnt_last_done_seconds\\{.*run=\"nightly\"");
        assertThat(home.path("data/published/2013/indicators.csv")).exists();
        assertThatThrownBy(() -> new Socket("127.0.0.2", nights.port()).close())
            .as("nothing but this one address listens")
            .isInstanceOf(ConnectException.class);

        home.change("config/disclosure.yml", "hide-below:", "hide-bellow:");
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> get(nights, "health").contains("\"nightly\":\"configuration\""));
        assertThat(get(nights, "health")).contains("\"status\":\"DOWN\"");
      }
    }
  }

  @Test
  void twoSchedulesOnOneDatabaseDoEachRunOnce(@TempDir Path folder) throws Exception {
    try (SmallYear home = new SmallYear(folder)) {
      Path file = home.path("config/schedule.yml");
      Files.writeString(file, everySecond(Files.readString(file)));
      try (Nights one = nights(home, "2014-01-15")) {
        try (Nights other = nights(home, "2014-01-15")) {
          home.susWithoutEvery(50, "2013-12-31");
          await()
              .atMost(Duration.ofMinutes(3))
              .until(() -> hasDoneANight(one) || hasDoneANight(other));
          for (Nights nights : List.of(one, other)) {
            assertThat(get(nights, "prometheus"))
                .as("neither has tried while the other had begun")
                .doesNotContain("outcome=\"locked\"", "outcome=\"failed\"");
          }
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> hasDoneANight(one));
      }
      assertThat(
              home.query("select period || ' ' || count(*) from published.release group by period"))
          .as("one release")
          .containsExactly("2013 1");
    }
  }

  private static boolean hasDoneANight(Nights nights) throws IOException, InterruptedException {
    return get(nights, "health").contains("\"nightly\":\"done\"");
  }

  @Test
  void aPublicationClosesTheLastWholePeriodOnce(@TempDir Path folder) throws Exception {
    try (SmallYear home = new SmallYear(folder)) {
      home.susWithoutEvery(50, "2013-12-31");
      home.nightly();
      Publication yearly =
          new Publication(
              Period.Kind.YEAR,
              CronExpression.parse("0 0 7 15 2 *"),
              "Anna Andersson",
              "Enligt delegation",
              java.util.Optional.of("2014/3"),
              List.of());
      assertThat(publication(home, LocalDate.of(2015, 2, 15)).publish(yearly, runner(home)))
          .as("2014 has no data")
          .isFalse();
      ScheduledPublication february = publication(home, LocalDate.of(2014, 2, 15));
      assertThat(february.publish(yearly, runner(home))).isTrue();
      assertThat(home.rows())
          .filteredOn(row -> ASSOCIATION.equals(row.get("node")) || LEISURE.equals(row.get("node")))
          .isNotEmpty()
          .allSatisfy(row -> assertThat(row.get("revision")).isEqualTo("1"));
      assertThat(february.publish(yearly, runner(home))).isTrue();
      assertThat(home.rows()).noneMatch(row -> "2".equals(row.get("revision")));
    }
  }

  @Test
  void monthsTertialsAndYearsArePublishedAndFactsPurgedAtTheirTimes(@TempDir Path folder)
      throws Exception {
    try (SmallYear home = new SmallYear(folder)) {
      home.change("config/jamnt.yml", "kinds: [year]", "kinds: [month, tertial, year]");
      home.susWithoutEvery(50, "2013-12-31");
      home.nightly();
      StringBuilder publications = new StringBuilder(BARE + "runs: {}\npublications:\n");
      for (String kind : List.of("month", "tertial", "year")) {
        publications.append(
            "  - { period: %s, at: %s, by: Anna Andersson, reason: Enligt delegation }%n"
                .formatted(kind, EVERY_SECOND));
      }
      Files.writeString(home.path("config/schedule.yml"), publications);
      try (Nights nights = nights(home, "2014-01-15")) {
        await()
            .atMost(Duration.ofMinutes(3))
            .until(
                () -> home.query("select distinct period from published.closure order by period"),
                List.of("2013", "2013-12", "2013-T3")::equals);
        assertThat(get(nights, "health")).contains("publish-month", "publish-tertial");
      }
      assertThat(home.query("select distinct revision::text from published.closure"))
          .containsExactly("1");

      Files.writeString(
          home.path("config/schedule.yml"), BARE + "runs:\n  purge: " + EVERY_SECOND + "\n");
      Files.writeString(
          home.path("config/retention.yml"),
          "sources:\n  - { source: fritidsgard, keep: 5 years, decision: Beslut 2013/7 }\n");
      try (Nights nights = nights(home, "2020-01-15")) {
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> get(nights, "health").contains("\"purge\":\"done\""));
      }
      assertThat(home.query("select decision from facts.purge")).containsExactly("Beslut 2013/7");
      assertThat(home.query("select source from facts.event")).isEmpty();
    }
  }

  private static Nights nights(SmallYear home, String today) {
    Map<String, String> environment = new HashMap<>(home.database().environment());
    environment.put("JAMNT_TODAY", today);
    Home asOf = new Home(home.path(""), environment);
    return new Nights(asOf, WholeConfiguration.read(asOf), Clock.systemUTC());
  }

  private static ScheduledPublication publication(SmallYear home, LocalDate today) {
    return new ScheduledPublication(home.home(), WholeConfiguration.read(home.home()), today);
  }

  private static java.util.function.Function<WholeConfiguration, Runner> runner(SmallYear home) {
    return configuration ->
        new Runner(home.home(), configuration, LocalDate.of(2014, 2, 15), new LoggedProgress());
  }

  private static String get(Nights nights, String endpoint)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + nights.port() + "/actuator/" + endpoint))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
