package se.jamnt.operations;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * The times of a cron expression on the clocks of a place, each of them once: what stands in the
 * hour that is left out in spring comes as much later, and what stands in the hour that comes twice
 * in autumn comes in the first.
 */
record LocalTimes(CronExpression expression, ZoneId zone) implements Schedule {

  /** The first time after an instant; {@link Schedule#NEVER} if there is none. */
  Instant after(Instant instant) {
    @Nullable LocalDateTime next = expression.next(LocalDateTime.ofInstant(instant, zone));
    while (next != null) {
      // of two equal local times this is the earlier, and of one that is left out the later
      Instant time = next.atZone(zone).toInstant();
      if (time.isAfter(instant)) {
        return time;
      }
      next = expression.next(next);
    }
    return NEVER;
  }

  @Override
  public Instant getNextExecutionTime(ExecutionComplete completed) {
    return after(completed.getTimeDone());
  }

  /** Whoever edits the expression finds the new time in force at the next start. */
  @Override
  public boolean isDeterministic() {
    return true;
  }
}
