package se.jamnt.operations;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.scheduling.support.CronExpression;
import se.jamnt.configuration.NearestWord;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.YamlMap;

/**
 * When runs begin.
 *
 * @param zone whose clock the expressions mean
 * @param runs a cron expression by the name of the run
 */
public record Schedule(ZoneId zone, Map<String, CronExpression> runs) {

  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  /** The runs that can be scheduled. */
  private static final List<String> RUNS = List.of("nightly");

  public Schedule {
    runs = Map.copyOf(runs);
  }

  /** Reads {@code config/schedule.yml}. */
  public static Schedule read(Path home, Problems problems) {
    YamlMap file = YamlMap.read(home, home.resolve("config/schedule.yml"), problems);
    ZoneId zone = zone(file);
    Map<String, CronExpression> runs = new LinkedHashMap<>();
    YamlMap written = file.map("runs");
    for (String run : written.keys()) {
      String expression = written.text(run);
      if (!RUNS.contains(run)) {
        written.problem(run, "is no run; " + NearestWord.hint(run, RUNS));
      } else if (!CronExpression.isValidExpression(expression)) {
        written.problem(
            run,
            "expected second, minute, hour, day, month and weekday as in \"0 30 2 * * *\", got \""
                + expression
                + "\"");
      } else {
        runs.put(run, CronExpression.parse(expression));
      }
    }
    file.noOtherKeys();
    return new Schedule(zone, runs);
  }

  private static ZoneId zone(YamlMap file) {
    String written = file.text("time-zone");
    try {
      return written.isEmpty() ? SWEDEN : ZoneId.of(written);
    } catch (DateTimeException e) {
      file.problem(
          "time-zone",
          "\""
              + written
              + "\" is no time zone; "
              + NearestWord.hint(written, ZoneId.getAvailableZoneIds()));
      return SWEDEN;
    }
  }
}
