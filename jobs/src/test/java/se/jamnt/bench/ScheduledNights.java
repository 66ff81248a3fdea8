package se.jamnt.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.jamnt.pipeline.Workshop;
import se.jamnt.pipeline.Workshop.Running;
import tools.jackson.databind.json.JsonMapper;

/** A schedule that stays up and begins a night every other minute, unless one is going on. */
final class ScheduledNights implements AutoCloseable {

  private static final int EVERY_SECONDS = 120;
  private static final int QUIET_SECONDS = 60;
  private static final Duration PAUSE = Duration.ofMillis(200);

  private static final Pattern END = Pattern.compile("nightly: ([a-z-]+) after ([0-9.]+) s");

  private final Running schedule;

  private ScheduledNights(Running schedule) {
    this.schedule = schedule;
  }

  /** Begins to keep the schedule of a home. */
  static ScheduledNights begin(Workshop workshop) throws IOException {
    Path file = workshop.path("config/schedule.yml");
    Files.writeString(
        file,
        "time-zone: Europe/Stockholm\nport: 0\nruns:\n  nightly: \"0 */%d * * * *\"\n"
            .formatted(EVERY_SECONDS / 60));
    return new ScheduledNights(workshop.start("schedule"));
  }

  /** How many nights have ended. */
  int ended() throws IOException {
    return nights().size();
  }

  /**
   * Waits for the end of a night.
   *
   * @param number the first has 1
   */
  CountyNight await(int number, Duration longest) throws Exception {
    Instant giveUp = Instant.now().plus(longest);
    while (ended() < number) {
      if (!schedule.process().isAlive() || Instant.now().isAfter(giveUp)) {
        throw new IllegalStateException("no night " + number + ": " + schedule.said());
      }
      Thread.sleep(PAUSE.toMillis());
    }
    return nights().get(number - 1);
  }

  /** Waits until no night is going on, nor will begin soon, so that exports can change. */
  void awaitQuiet() throws Exception {
    while (isGoingOn() || secondsUntilNext() < QUIET_SECONDS) {
      Thread.sleep(PAUSE.toMillis());
    }
  }

  private static long secondsUntilNext() {
    return EVERY_SECONDS - Instant.now().getEpochSecond() % EVERY_SECONDS;
  }

  private boolean isGoingOn() throws IOException {
    List<String> messages = messages();
    int begun = messages.lastIndexOf("begins");
    return messages.subList(begun + 1, messages.size()).stream().noneMatch(END.asMatchPredicate());
  }

  private List<CountyNight> nights() throws IOException {
    List<CountyNight> nights = new ArrayList<>();
    StringBuilder said = new StringBuilder();
    for (String message : messages()) {
      Matcher end = END.matcher(message);
      if (end.matches()) {
        assertThat(end.group(1)).as(said.toString()).isIn("done", "needs-a-person");
        nights.add(CountyNight.of(Double.parseDouble(end.group(2)), said.toString()));
        said.setLength(0);
      } else {
        said.append(message).append('\n');
      }
    }
    return nights;
  }

  private List<String> messages() throws IOException {
    String log = Files.readString(schedule.out(), UTF_8);
    JsonMapper json = new JsonMapper();
    return log.substring(0, log.lastIndexOf('\n') + 1)
        .lines()
        .map(line -> json.readTree(line).path("message").asString())
        .toList();
  }

  /** Ends it as systemd does. */
  @Override
  public void close() {
    schedule.process().destroy();
    try {
      if (!schedule.process().waitFor(5, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the schedule does not end");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
