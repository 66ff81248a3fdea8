package se.jamnt.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static se.jamnt.bench.CountyNight.print;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.pipeline.Workshop;
import se.jamnt.pipeline.Workshop.Outcome;

/**
 * Nights of a county: from nothing, with one row of a hundred changed, and with nothing new. They
 * are those of {@code jamnt schedule}, in one Java that stays up; a last one, with as much changed,
 * is started by itself, with a Java and a database of its own, as a timer does it. {@code
 * -Djamnt.bench.scale=0.1} takes a tenth of the organisations.
 */
@Tag("nightly")
class NightlyBench {

  private static final Path ROOT =
      Path.of(System.getProperty("jamnt.root", "..")).toAbsolutePath().normalize();

  private static final double SCALE =
      Double.parseDouble(System.getProperty("jamnt.bench.scale", "1"));
  private static final int ORGANISATIONS = Math.max(2, (int) Math.round(100 * SCALE));
  private static final int CHANGED_ORGANISATIONS = Math.max(1, ORGANISATIONS / 10);
  private static final int EPISODES = 10_000; // of each organisation
  private static final int CHANGED_ROWS = ORGANISATIONS * EPISODES / 100;

  private static final Duration LONGEST = Duration.ofHours(2);

  /** Most a night with changes, and one without, may take of a full one, or seconds. */
  private static final double CHANGED_PERCENT = 5;

  private static final double NOTHING_PERCENT = 1;
  private static final double NOTHING_SECONDS = 8;

  @Test
  void nights(@TempDir Path home) throws Exception {
    LargeCountyFiles county = new LargeCountyFiles(ORGANISATIONS, EPISODES, testNumbers());
    county.make(ROOT, home);
    letTheDiskWrite();
    try (Workshop workshop =
        Workshop.prepared(home).withoutDatabase().with("JAMNT_TODAY", "2014-01-15")) {
      CountyNight full;
      CountyNight some;
      CountyNight nothing;
      try (ScheduledNights schedule = ScheduledNights.begin(workshop)) {
        full = schedule.await(1, LONGEST);
        full.tell("full");
        assertThat(full.read()).as("rows").isEqualTo((long) ORGANISATIONS * EPISODES);

        schedule.awaitQuiet();
        int before = schedule.ended();
        county.change(home, 0, CHANGED_ORGANISATIONS, CHANGED_ROWS);
        letTheDiskWrite();
        some = schedule.await(before + 1, LONGEST);
        some.tell("changed");
        assertThat(some.used()).as("rows that differ").isEqualTo(CHANGED_ROWS);
        nothing = schedule.await(before + 2, LONGEST);
        nothing.tell("nothing");
        assertThat(nothing.foundNothingNew()).isTrue();
      }

      county.change(home, CHANGED_ORGANISATIONS, CHANGED_ORGANISATIONS, CHANGED_ROWS);
      letTheDiskWrite();
      CountyNight alone = startedAlone(workshop);
      alone.tell("changed, by a Java of its own");
      assertThat(alone.used()).as("rows that differ").isEqualTo(CHANGED_ROWS);

      double ofSome = 100 * some.seconds() / full.seconds();
      double ofNothing = 100 * nothing.seconds() / full.seconds();
      print("%d rows in %d organisations changed", CHANGED_ROWS, CHANGED_ORGANISATIONS);
      print(
          "targets: %.0f %% with changes, %.0f %% or %.0f s with nothing new: %s",
          CHANGED_PERCENT,
          NOTHING_PERCENT,
          NOTHING_SECONDS,
          ofSome <= CHANGED_PERCENT
                  && (ofNothing <= NOTHING_PERCENT || nothing.seconds() <= NOTHING_SECONDS)
              ? "reached"
              : "not reached");
      measured("full", full.seconds(), "s");
      measured("changed", ofSome, "percent");
      measured("changed-alone", 100 * alone.seconds() / full.seconds(), "percent");
      measured("nothing", ofNothing, "percent");
      measured("nothing-seconds", nothing.seconds(), "s");
    }
  }

  /** A night that an operator or a timer starts, with all that its start costs. */
  private static CountyNight startedAlone(Workshop workshop) throws Exception {
    workshop.java(optionsOfLaterNights());
    long begin = System.nanoTime();
    Outcome outcome = workshop.start("nightly").await((int) LONGEST.toMinutes());
    double seconds = (System.nanoTime() - begin) / 1e9;
    assertThat(outcome.exitCode()).as(outcome.said()).isIn(0, 1);
    return CountyNight.of(seconds, outcome.said());
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

  /** Nights are a day apart: what the last one left to the disk is written by then. */
  private static void letTheDiskWrite() throws Exception {
    assertThat(new ProcessBuilder("sync").inheritIO().start().waitFor()).isZero();
  }

  private static void measured(String measure, double value, String unit) {
    print("bench nightly %s %.2f %s", measure, value, unit);
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
