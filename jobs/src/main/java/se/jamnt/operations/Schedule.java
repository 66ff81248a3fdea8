package se.jamnt.operations;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.scheduling.support.CronExpression;
import se.jamnt.configuration.NearestWord;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.YamlMap;
import se.jamnt.model.Period;

/**
 * When runs begin.
 *
 * @param zone whose clock the expressions mean
 * @param port of health and metrics, on this machine only
 * @param runs a cron expression by the name of the run
 * @param publications which periods are approved when
 */
public record Schedule(
    ZoneId zone, int port, Map<String, CronExpression> runs, List<Publication> publications) {

  /** Takes exports, computes and publishes. */
  public static final String NIGHTLY = "nightly";

  /** Sends what has been published. */
  public static final String SEND = "send";

  /** Lets go of what may no longer be kept. */
  public static final String PURGE = "purge";

  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
  private static final int USUAL_PORT = 8610;

  /** The runs that can be scheduled. */
  private static final List<String> RUNS = List.of(NIGHTLY, SEND, PURGE);

  private static final Map<String, Period.Kind> KINDS =
      Map.of(
          "month", Period.Kind.MONTH,
          "quarter", Period.Kind.QUARTER,
          "tertial", Period.Kind.TERTIAL,
          "half", Period.Kind.HALF,
          "year", Period.Kind.YEAR);

  /**
   * The last whole period of a kind is approved, as a person decided beforehand.
   *
   * @param boards empty for all
   */
  public record Publication(
      Period.Kind kind,
      CronExpression at,
      String by,
      String reason,
      Optional<String> caseNumber,
      List<String> boards) {}

  public Schedule {
    runs = Map.copyOf(runs);
    publications = List.copyOf(publications);
  }

  /**
   * Reads {@code config/schedule.yml}.
   *
   * @param boards the ids of all boards
   */
  public static Schedule read(Path home, Collection<String> boards, Problems problems) {
    YamlMap file = YamlMap.read(home, home.resolve("config/schedule.yml"), problems);
    ZoneId zone = zone(file);
    Map<String, CronExpression> runs = new LinkedHashMap<>();
    YamlMap written = file.map("runs");
    for (String run : written.keys()) {
      if (!RUNS.contains(run)) {
        written.problem(run, "is no run; " + NearestWord.hint(run, RUNS));
      } else {
        expression(written, run).ifPresent(expression -> runs.put(run, expression));
      }
    }
    List<Publication> publications = new ArrayList<>();
    for (YamlMap line : file.maps("publications")) {
      publication(line, boards).ifPresent(publications::add);
    }
    int port = file.integer("port", 0, USUAL_PORT);
    file.noOtherKeys();
    return new Schedule(zone, port, runs, publications);
  }

  private static Optional<Publication> publication(YamlMap line, Collection<String> boards) {
    Period.Kind kind = line.choice("period", KINDS, Period.Kind.TERTIAL);
    if (!line.has("period")) {
      line.problem("period", "is missing");
    }
    Optional<CronExpression> at = expression(line, "at");
    String by = line.text("by");
    String reason = line.text("reason");
    Optional<String> caseNumber = line.optionalText("case-number");
    List<String> named = line.references("boards", "board", boards);
    line.noOtherKeys();
    return at.map(time -> new Publication(kind, time, by, reason, caseNumber, named));
  }

  private static Optional<CronExpression> expression(YamlMap map, String key) {
    String expression = map.text(key);
    if (!CronExpression.isValidExpression(expression)) {
      map.problem(
          key,
          "expected second, minute, hour, day, month and weekday as in \"0 30 2 * * *\", got \""
              + expression
              + "\"");
      return Optional.empty();
    }
    return Optional.of(CronExpression.parse(expression));
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
