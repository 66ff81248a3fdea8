package se.jamnt.operations;

import java.nio.file.Files;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.jamnt.configuration.Home;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.YamlMap;

/**
 * How long the facts of a source are kept: a line of {@code config/retention.yml}.
 *
 * @param keep how long after a record's end; empty for ever
 * @param unlinkAfter how long after its end a record loses its person; empty never
 * @param decision on which this rests
 */
public record Retention(
    String source, Optional<Period> keep, Optional<Period> unlinkAfter, String decision) {

  /** The file's name in {@code config/}. */
  public static final String FILE = "retention.yml";

  private static final Pattern TIME = Pattern.compile("(\\d{1,3}) (years?|months?)");

  /** The day before which a record has to have ended to be kept no longer. */
  public Optional<LocalDate> deletedBefore(LocalDate today) {
    return keep.map(today::minus);
  }

  /** The day before which a record has to have ended to lose its person. */
  public Optional<LocalDate> unlinkedBefore(LocalDate today) {
    return unlinkAfter.map(today::minus);
  }

  /** Reads the file, which may be missing; then all facts are kept. */
  public static List<Retention> read(Home home, Collection<String> sources, Problems problems) {
    if (!Files.exists(home.config().resolve(FILE))) {
      return List.of();
    }
    YamlMap file = YamlMap.read(home.root(), home.config().resolve(FILE), problems);
    List<Retention> lines = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (YamlMap line : file.maps("sources")) {
      String source = line.reference("source", "source", sources);
      if (!seen.add(source)) {
        line.problem("source", "\"" + source + "\" stands here a second time");
      }
      Optional<Period> keep = time(line, "keep");
      Optional<Period> unlink = time(line, "unlink-after");
      String decision = line.text("decision");
      if (keep.isEmpty() && unlink.isEmpty()) {
        line.problem("keep", "say how long: keep, unlink-after or both");
      }
      if (keep.isPresent()
          && unlink.isPresent()
          && unlink.get().toTotalMonths() >= keep.get().toTotalMonths()) {
        line.problem("unlink-after", "the records are gone by then; expected a time before keep");
      }
      line.noOtherKeys();
      lines.add(new Retention(source, keep, unlink, decision));
    }
    file.noOtherKeys();
    return lines;
  }

  private static Optional<Period> time(YamlMap line, String key) {
    return line.optionalText(key)
        .flatMap(
            text -> {
              Matcher time = TIME.matcher(text);
              if (!time.matches() || Integer.parseInt(time.group(1)) == 0) {
                line.problem(key, "expected a time as 5 years or 18 months, got \"" + text + "\"");
                return Optional.empty();
              }
              int number = Integer.parseInt(time.group(1));
              return Optional.of(
                  time.group(2).startsWith("y") ? Period.ofYears(number) : Period.ofMonths(number));
            });
  }
}
