package se.jamnt.reports;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** A sign that stands in the place of a figure, or after one. */
enum Sign {
  NIL("–", Phrase.SIGN_NIL),
  LESS_THAN_HALF("0", Phrase.SIGN_LESS_THAN_HALF),
  CANNOT_OCCUR(".", Phrase.SIGN_CANNOT_OCCUR),
  NOT_AVAILABLE("..", Phrase.SIGN_NOT_AVAILABLE),
  PROTECTED("x", Phrase.SIGN_PROTECTED),
  PRELIMINARY("p", Phrase.SIGN_PRELIMINARY),
  REVISED("r", Phrase.SIGN_REVISED),
  ESTIMATED("u", Phrase.SIGN_ESTIMATED),
  /** In the place of a change that is not told. */
  BREAK("|", Phrase.SIGN_BREAK_MEANS);

  private final String written;
  private final Phrase meaning;

  Sign(String written, Phrase meaning) {
    this.written = written;
    this.meaning = meaning;
  }

  String written() {
    return written;
  }

  Phrase meaning() {
    return meaning;
  }

  /** The figure with the sign after it, never on a line of its own. */
  String after(String figure) {
    return figure + "\u00a0" + written;
  }

  /** The figure without a sign after it. */
  static String removedFrom(String figure) {
    return figure.replaceFirst("\u00a0[pru]$", "");
  }

  /** The signs, other than for nothing, that cells have. */
  static List<Sign> usedIn(Collection<String> cells) {
    return List.of(NOT_AVAILABLE, PROTECTED, PRELIMINARY, ESTIMATED, BREAK).stream()
        .filter(
            sign ->
                cells.stream()
                    .flatMap(cell -> Arrays.stream(cell.split("[ \u00a0]")))
                    .anyMatch(sign.written::equals))
        .toList();
  }
}
