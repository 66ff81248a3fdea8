package se.jamnt.disclosure;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a figure differs from the one that was published.
 *
 * @param count how many rows, or {@value #FEW} for a few; null where rows are not counted
 */
public record ChangeReason(Kind kind, @Nullable String count) {

  /** Stands for a number that is too small to be told. */
  public static final String FEW = "x";

  private static final String AND = "; ";

  /** What can change a figure; the words of {@code changes.csv}. */
  public enum Kind {
    LATE_ROWS("late rows"),
    CORRECTED_ROWS("corrected rows"),
    VOIDED_ROWS("voided rows"),
    DEFINITION("another definition"),
    ORGANISATION("another organisation"),
    DISCLOSURE("another disclosure pattern"),
    /** The figure is, or was, preliminary or missing: later deliveries tell of more days. */
    LATER_DATA("how far the data reach"),
    /** On one side the node's figures waited until a person approved them. */
    APPROVAL("approval"),
    /** Nothing of its own: the figure is compared or protected together with one that changed. */
    OTHER_FIGURES("what the figure is set against");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** For example {@code late rows}. */
    public String words() {
      return words;
    }
  }

  /** A reason that counts no rows. */
  static ChangeReason of(Kind kind) {
    return new ChangeReason(kind, null);
  }

  /** For example {@code late rows: 7}. */
  @Override
  public String toString() {
    return count == null ? kind.words : kind.words + ": " + count;
  }

  /** Reasons as {@code changes.csv} has them. */
  public static String written(List<ChangeReason> reasons) {
    return String.join(AND, reasons.stream().map(ChangeReason::toString).toList());
  }

  /** The reasons that were written so. */
  static List<ChangeReason> read(String written) {
    return Arrays.stream(written.split(AND))
        .map(
            text -> {
              String[] parts = text.split(": ", 2);
              return new ChangeReason(kind(parts[0]), parts.length == 1 ? null : parts[1]);
            })
        .toList();
  }

  private static Kind kind(String words) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.words.equals(words))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no reason \"" + words + "\""));
  }
}
