package se.jamnt.operations;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.scheduling.support.CronExpression;

/**
 * Starts each run at its times, one after another. When they are due stands in the database, so
 * that a time that was missed is caught up once, and of several processes one does it.
 */
public final class ScheduledRuns implements AutoCloseable {

  private static final String TABLE = "operations.scheduled_run";

  /** So no run begins noticeably late; to look is to ask for a row or two. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private static final Duration HEARTBEAT = Duration.ofSeconds(30);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration LONGEST_STOP = Duration.ofMinutes(5);

  private final Scheduler scheduler;

  /** What a run came to. */
  public enum End {
    /** Done; the next time is that of the schedule. */
    DONE,
    /** Another run was at it, or it failed in a way that passes: soon again. */
    SOON_AGAIN,
    /** It failed in a way that a person has to end: at the next time. */
    FAILED
  }

  /** Does a run. */
  @FunctionalInterface
  public interface Doing {

    /** Runs to its end, and throws nothing that it expects. */
    End run(String name);
  }

  /**
   * Scheduled runs of a home.
   *
   * @param owner of the schemas
   * @param times by name, on the clocks of the zone
   * @param name of this process, among those that work on the database
   * @param clock what time it is
   * @param soon how long a run waits that has to come soon again
   */
  public ScheduledRuns(
      DataSource owner,
      Map<String, CronExpression> times,
      ZoneId zone,
      String name,
      java.time.Clock clock,
      Duration soon,
      Doing doing) {
    List<RecurringTask<Void>> tasks = new ArrayList<>();
    new TreeMap<>(times)
        .forEach(
            (run, expression) ->
                tasks.add(task(run, new LocalTimes(expression, zone), clock, soon, doing)));
    Clock now = clock::instant;
    this.scheduler =
        Scheduler.create(owner)
            .startTasks(tasks)
            .tableName(TABLE)
            .threads(1)
            .pollingInterval(LOOK_EVERY)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(LONGEST_STOP)
            .schedulerName(new SchedulerName.Fixed(name))
            .clock(now)
            .build();
  }

  /** Says that a run is not done, so that its next time is not that of the schedule. */
  private static final class NotDone extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient End end;

    NotDone(String run, End end) {
      super(run + ": " + end, null, false, false);
      this.end = end;
    }
  }

  private static RecurringTask<Void> task(
      String run, LocalTimes times, java.time.Clock clock, Duration soon, Doing doing) {
    return Tasks.recurring(run, times)
        .onDeadExecutionRevive()
        .onFailure((complete, operations) -> again(times, clock, soon, complete, operations))
        .execute(
            (instance, context) -> {
              End end = doing.run(run);
              if (end != End.DONE) {
                throw new NotDone(run, end);
              }
            });
  }

  private static void again(
      LocalTimes times,
      java.time.Clock clock,
      Duration soon,
      ExecutionComplete complete,
      ExecutionOperations<Void> operations) {
    boolean soonAgain =
        complete
            .getCause()
            .filter(cause -> cause instanceof NotDone notDone && notDone.end == End.FAILED)
            .isEmpty();
    Instant scheduled = times.after(complete.getTimeDone());
    Instant retried = clock.instant().plus(soon);
    operations.reschedule(complete, soonAgain && retried.isBefore(scheduled) ? retried : scheduled);
  }

  /** Begins to look for what is due. */
  public void start() {
    scheduler.start();
  }

  /** When each run is due next. */
  public Map<String, Instant> due() {
    Map<String, Instant> due = new TreeMap<>();
    scheduler.fetchScheduledExecutions(
        one -> due.put(one.getTaskInstance().getTaskName(), one.getExecutionTime()));
    return due;
  }

  /** Starts nothing more, and waits for what is running. */
  @Override
  public void close() {
    scheduler.stop();
  }
}
