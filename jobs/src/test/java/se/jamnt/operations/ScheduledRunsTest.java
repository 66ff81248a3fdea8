package se.jamnt.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.support.CronExpression;
import se.jamnt.database.TestDatabase;
import se.jamnt.operations.ScheduledRuns.Doing;
import se.jamnt.operations.ScheduledRuns.End;

/** Each time of a schedule comes once, whatever clocks and machines do. */
class ScheduledRunsTest {

  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
  private static final long SEED = Long.getLong("jamnt.seed", System.nanoTime() % 1_000_000);
  private static final String NIGHTLY = "0 30 2 * * *";

  private final TestDatabase database = TestDatabase.create();
  private final AtomicInteger processes = new AtomicInteger();

  @AfterEach
  void drop() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    // expression,     after,                due
    "0 30 2 * * *,   2026-03-27T12:00:00Z, 2026-03-28T01:30:00Z",
    // 02:30 does not exist on 29 March 2026: it is then 03:30 already
    "0 30 2 * * *,   2026-03-28T12:00:00Z, 2026-03-29T01:30:00Z",
    "0 30 2 * * *,   2026-03-29T01:30:00Z, 2026-03-30T00:30:00Z",
    // it comes twice on 25 October 2026: the first time counts, in summer time
    "0 30 2 * * *,   2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z",
    "0 30 2 * * *,   2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
    "0 30 2 * * *,   2026-10-25T01:10:00Z, 2026-10-26T01:30:00Z",
    "0 15 4 15 1 *,  2026-02-01T00:00:00Z, 2027-01-15T03:15:00Z",
  })
  void timesAreThoseOfTheClocksInSweden(String expression, Instant after, Instant due) {
    assertThat(new LocalTimes(CronExpression.parse(expression), SWEDEN).after(after))
        .isEqualTo(due);
  }

  @Test
  void aDailyRunComesOnceEachDayOfTwentyYears() {
    System.out.println("seed of the times: -Djamnt.seed=" + SEED);
    Random random = new Random(SEED);
    for (int i = 0; i < 20; i++) {
      // the hours in which clocks change more often than others
      LocalTime time = LocalTime.of(random.nextInt(i < 10 ? 4 : 24), random.nextInt(60));
      LocalTimes times =
          new LocalTimes(
              CronExpression.parse("0 %d %d * * *".formatted(time.getMinute(), time.getHour())),
              SWEDEN);
      Map<LocalDate, Integer> runs = new TreeMap<>();
      LocalDate first = LocalDate.of(2010, 1, 1);
      LocalDate end = LocalDate.of(2030, 1, 1);
      Instant at = first.atStartOfDay(SWEDEN).toInstant().minusSeconds(1);
      for (at = times.after(at);
          at.isBefore(end.atStartOfDay(SWEDEN).toInstant());
          at = times.after(at)) {
        runs.merge(LocalDate.ofInstant(at, SWEDEN), 1, Integer::sum);
      }
      assertThat(runs.values()).as("at %s", time).containsOnly(1);
      assertThat(runs).hasSize((int) first.datesUntil(end).count());
    }
  }

  @Test
  void timesThatWereMissedAreCaughtUpOnce() throws Exception {
    AtomicInteger ran = new AtomicInteger();
    try (ScheduledRuns before = runs("2026-03-01T12:00:00Z", run -> count(ran))) {
      before.start();
      assertThat(before.due()).containsEntry("nightly", Instant.parse("2026-03-02T01:30:00Z"));
    }
    // the machine is off for ten nights
    CountDownLatch first = new CountDownLatch(1);
    try (ScheduledRuns after =
        runs(
            "2026-03-12T09:00:00Z",
            run -> {
              first.countDown();
              return count(ran);
            })) {
      after.start();
      assertThat(first.await(1, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(ran).hasValue(1);
    try (ScheduledRuns later = runs("2026-03-12T09:00:01Z", run -> count(ran))) {
      later.start();
      assertThat(later.due()).containsEntry("nightly", Instant.parse("2026-03-13T01:30:00Z"));
    }
    assertThat(ran).hasValue(1);
  }

  @Test
  void ofTwoProcessesOneRuns() throws Exception {
    try (ScheduledRuns before = runs("2026-03-01T12:00:00Z", run -> End.DONE)) {
      before.start();
    }
    AtomicInteger ran = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch bothHaveLooked = new CountDownLatch(1);
    Doing slowly =
        run -> {
          begun.countDown();
          await(bothHaveLooked);
          return count(ran);
        };
    try (ScheduledRuns one = runs("2026-03-02T02:00:00Z", slowly);
        ScheduledRuns other = runs("2026-03-02T02:00:00Z", slowly)) {
      one.start();
      other.start();
      await(begun);
      // both look for what is due as soon as they start
      Thread.sleep(1500);
      bothHaveLooked.countDown();
    }
    assertThat(ran).hasValue(1);
  }

  @Test
  void whatIsNotDoneComesSoonAgainOrAtItsNextTime() throws Exception {
    assertThat(dueAfter(End.SOON_AGAIN)).isEqualTo(Instant.parse("2026-03-02T02:05:00Z"));
    assertThat(dueAfter(End.FAILED)).isEqualTo(Instant.parse("2026-03-03T01:30:00Z"));
  }

  private Instant dueAfter(End end) throws Exception {
    try (ScheduledRuns before = runs("2026-03-01T12:00:00Z", run -> End.DONE)) {
      before.start();
    }
    CountDownLatch begun = new CountDownLatch(1);
    Map<String, Instant> due;
    ScheduledRuns night =
        runs(
            "2026-03-02T02:00:00Z",
            run -> {
              begun.countDown();
              return end;
            });
    try (night) {
      night.start();
      await(begun);
    }
    try (ScheduledRuns after = runs("2026-03-02T02:00:00Z", run -> End.DONE)) {
      due = after.due();
    }
    JdbcClient.create(database.asOwner()).sql("delete from operations.scheduled_run").update();
    return Optional.ofNullable(due.get("nightly")).orElseThrow();
  }

  private static End count(AtomicInteger ran) {
    ran.incrementAndGet();
    return End.DONE;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private ScheduledRuns runs(String now, Doing doing) {
    return new ScheduledRuns(
        database.asOwner(),
        Map.of("nightly", CronExpression.parse(NIGHTLY)),
        SWEDEN,
        "process-" + processes.incrementAndGet(),
        Clock.fixed(Instant.parse(now), SWEDEN),
        Duration.ofMinutes(5),
        doing);
  }
}
