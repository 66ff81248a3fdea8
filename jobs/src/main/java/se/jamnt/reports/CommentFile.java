package se.jamnt.reports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.jamnt.configuration.NearestWord;
import se.jamnt.configuration.Problems;
import se.jamnt.reports.Comment.Heading;
import se.jamnt.reports.Comment.Progress;

/**
 * Reads one text: headings with {@code #}, paragraphs between empty lines, list items with {@code
 * -}.
 */
record CommentFile(String name, Problems problems) {

  private static final String EARLIER = "Förra periodens åtgärder";

  /**
   * Ten or twelve digits of which the middle ones are a month and a day, the latter perhaps + 60.
   */
  private static final Pattern IDENTITY_NUMBER =
      Pattern.compile(
          "(?<!\\d)(?:18|19|20)?\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01]|6[1-9]|[78]\\d|9[01])"
              + "[-+ ]?\\d{4}(?!\\d)");

  Comment read(List<String> lines) {
    Map<Heading, List<String>> parts = new EnumMap<>(Heading.class);
    Map<String, Progress> progress = new LinkedHashMap<>();
    @Nullable List<String> under = null;
    boolean earlier = false;
    boolean begins = true;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (IDENTITY_NUMBER.matcher(line).find()) {
        problem(i, "looks like an identity number; a text must not have any");
      }
      if (line.startsWith("#")) {
        String title = line.replaceFirst("^#+", "").strip();
        Optional<Heading> heading = heading(title);
        earlier = title.equalsIgnoreCase(EARLIER);
        under = heading.map(one -> parts.computeIfAbsent(one, h -> new ArrayList<>())).orElse(null);
        if (heading.isEmpty() && !earlier) {
          problem(i, "no heading \"" + title + "\"; " + NearestWord.hint(title, headings()));
        }
        begins = true;
      } else if (line.isEmpty()) {
        begins = true;
      } else if (earlier) {
        progress(i, line).ifPresent(one -> progress.put(one.text(), one.progress()));
      } else if (under == null) {
        problem(i, "stands under no heading; begin with # " + String.join(", # ", headings()));
      } else {
        boolean item = line.startsWith("- ");
        String text = item ? line.substring(2).strip() : line;
        if (begins || item) {
          under.add(text);
        } else {
          under.set(under.size() - 1, under.get(under.size() - 1) + " " + text);
        }
        begins = false;
      }
    }
    return new Comment(parts, progress);
  }

  private record Measured(String text, Progress progress) {}

  /** For example {@code - genomförd: Öppet för flickor på onsdagar}. */
  private Optional<Measured> progress(int line, String text) {
    Matcher written = Pattern.compile("- ([^:]+):\\s*(\\S.*)").matcher(text);
    Optional<Progress> progress =
        written.matches() ? Progress.of(written.group(1)) : Optional.empty();
    if (progress.isEmpty()) {
      problem(
          line,
          "expected \"- \", then one of "
              + Stream.of(Progress.values())
                  .map(Progress::written)
                  .collect(Collectors.joining(", "))
              + ", a colon and the measure");
    }
    return progress.map(one -> new Measured(written.group(2).strip(), one));
  }

  private static Optional<Heading> heading(String title) {
    return Stream.of(Heading.values())
        .filter(one -> one.written().equalsIgnoreCase(title))
        .findFirst();
  }

  private static List<String> headings() {
    return Stream.concat(Stream.of(Heading.values()).map(Heading::written), Stream.of(EARLIER))
        .toList();
  }

  private void problem(int line, String message) {
    problems.add(name, line + 1, null, message);
  }
}
