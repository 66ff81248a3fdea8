package se.jamnt.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.pipeline.Workshop;
import se.jamnt.pipeline.Workshop.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Nights of a county: from nothing, with one row of a hundred changed, and with nothing new. As an
 * operator starts them, so each begins with Java and the database. {@code -Djamnt.bench.scale=0.1}
 * takes a tenth of the organisations.
 */
@Tag("nightly")
class NightlyBench {

  private static final Path ROOT =
      Path.of(System.getProperty("jamnt.root", "..")).toAbsolutePath().normalize();

  private static final double SCALE =
      Double.parseDouble(System.getProperty("jamnt.bench.scale", "1"));
  private static final int ORGANISATIONS = Math.max(1, (int) Math.round(100 * SCALE));
  private static final int EPISODES = 10_000; // of each organisation

  private static final int LONGEST_MINUTES = 120;

  /** Most a night with changes, and one without, may take of a full one, or seconds. */
  private static final double CHANGED_PERCENT = 5;

  private static final double NOTHING_PERCENT = 1;
  private static final double NOTHING_SECONDS = 8;

  private static final Pattern STEP =
      Pattern.compile("(?m)^([a-z ]+): (\\d+) of \\d+ \\((\\d+\\.\\d) s\\)$");

  /** What a step did, and how long it took. */
  private record Step(long things, double seconds) {}

  private record Night(double seconds, Map<String, Step> steps, JsonNode result) {

    double secondsOf(String step) {
      return steps.getOrDefault(step, new Step(0, 0)).seconds();
    }
  }

  @Test
  void threeNights(@TempDir Path home) throws Exception {
    LargeCountyFiles county = new LargeCountyFiles(ORGANISATIONS, EPISODES, testNumbers());
    county.make(ROOT, home);
    try (Workshop workshop = Workshop.prepared(home).with("JAMNT_TODAY", "2014-01-15")) {
      Night full = night(workshop, "full");
      assertThat(read(full)).as("rows").isEqualTo((long) ORGANISATIONS * EPISODES);
      // as ./jamnt does after the first night
      workshop.java(optionsOfLaterNights());
      int changed = ORGANISATIONS * EPISODES / 100;
      county.change(home, Math.max(1, ORGANISATIONS / 10), changed);
      Night some = night(workshop, "changed");
      assertThat(used(some)).as("rows that differ").isEqualTo(changed);
      Night nothing = night(workshop, "nothing");
      assertThat(nothing.result().get("nothingNew").asBoolean()).isTrue();

      double ofSome = 100 * some.seconds() / full.seconds();
      double ofNothing = 100 * nothing.seconds() / full.seconds();
      tell("%d rows in %d organisations changed", used(some), Math.max(1, ORGANISATIONS / 10));
      tell(
          "targets: %.0f %% with changes, %.0f %% or %.0f s with nothing new: %s",
          CHANGED_PERCENT,
          NOTHING_PERCENT,
          NOTHING_SECONDS,
          ofSome <= CHANGED_PERCENT
                  && (ofNothing <= NOTHING_PERCENT || nothing.seconds() <= NOTHING_SECONDS)
              ? "reached"
              : "not reached");
      print("full", full.seconds(), "s");
      print("changed", ofSome, "percent");
      print("nothing", ofNothing, "percent");
      print("nothing-seconds", nothing.seconds(), "s");
    }
  }

  /** The options of Java that {@code ./jamnt} has for them. */
  private static String[] optionsOfLaterNights() throws IOException {
    String[] options =
        Pattern.compile("-XX:Tier4\\w+=\\d+")
            .matcher(Files.readString(ROOT.resolve("jamnt")))
            .results()
            .map(MatchResult::group)
            .toArray(String[]::new);
    assertThat(options).isNotEmpty();
    return options;
  }

  private static Night night(Workshop workshop, String name) throws Exception {
    letTheDiskWrite();
    long begin = System.nanoTime();
    Outcome outcome = workshop.start("nightly", "--json").await(LONGEST_MINUTES);
    double seconds = (System.nanoTime() - begin) / 1e9;
    assertThat(outcome.exitCode()).as(outcome.said()).isIn(0, 1);
    Map<String, Step> steps = new LinkedHashMap<>();
    for (MatchResult step : STEP.matcher(outcome.err()).results().toList()) {
      steps.put(
          step.group(1),
          new Step(Long.parseLong(step.group(2)), Double.parseDouble(step.group(3))));
    }
    Night night = new Night(seconds, steps, new JsonMapper().readTree(outcome.out()));
    tell("%s: %.1f s", name, seconds);
    steps.forEach(
        (step, done) -> tell("  %-24s %7d in %7.1f s", step, done.things(), done.seconds()));
    rate(night, "deliveries taken", read(night), "rows");
    rate(night, "figures computed", count(night, "computedFigures"), "figures");
    rate(night, "small groups protected", count(night, "protectedFigures"), "figures");
    rate(night, "reports drawn", count(night, "drawnReports"), "reports");
    rate(night, "periods audited", count(night, "protectedFigures"), "figures");
    rate(night, "periods published", count(night, "drawnReports"), "reports");
    return night;
  }

  /** Nights are a day apart: what the last one left to the disk is written by then. */
  private static void letTheDiskWrite() throws Exception {
    assertThat(new ProcessBuilder("sync").inheritIO().start().waitFor()).isZero();
  }

  private static void rate(Night night, String step, long things, String what) {
    double seconds = night.secondsOf(step);
    if (things > 0 && seconds > 0) {
      tell("  %s: %d %s, %.0f %s/s", step, things, what, things / seconds, what);
    }
  }

  private static long count(Night night, String what) {
    return night.result().path(what).asLong();
  }

  private static long read(Night night) {
    return sum(night, "read");
  }

  private static long used(Night night) {
    return sum(night, "used");
  }

  private static long sum(Night night, String what) {
    long sum = 0;
    for (JsonNode delivery : night.result().get("deliveries")) {
      sum += delivery.get(what).asLong();
    }
    return sum;
  }

  private static void tell(String text, Object... values) {
    System.out.printf(Locale.ROOT, text + "%n", values);
  }

  private static void print(String measure, double value, String unit) {
    System.out.printf(Locale.ROOT, "bench nightly %s %.2f %s%n", measure, value, unit);
  }

  /** The Tax Agency's published numbers of nobody. */
  private static List<String> testNumbers() throws IOException {
    return Files.readAllLines(ROOT.resolve("jobs/src/test/resources/test-identity-numbers.csv"))
        .stream()
        .skip(1)
        .map(line -> line.substring(line.indexOf(',') + 1))
        .toList();
  }
}
