package se.jamnt.disclosure;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.jamnt.indicators.FigureKey;

/**
 * A figure as it may be shown: rounded, or empty where it may not.
 *
 * @param value rounded as the definition says; null unless the status is one that shows
 * @param part null where hidden or missing, and for measures without a part
 * @param base null where hidden or missing
 */
public record ProtectedFigure(
    FigureKey key,
    @Nullable BigDecimal value,
    @Nullable Long part,
    @Nullable Long base,
    Status status,
    int revision,
    int definitionVersion) {

  /** How a figure is shown, or why it is not. */
  public enum Status {
    FINAL,
    PRELIMINARY,
    ESTIMATED,
    NO_DATA,
    MISSING,
    HIDDEN;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The word in files, for example {@code no-data}. */
    public String word() {
      return word;
    }

    static Status of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  public ProtectedFigure {
    if (status == Status.HIDDEN && (value != null || part != null || base != null)) {
      throw new IllegalArgumentException("a hidden figure tells nothing: " + key);
    }
  }

  /** The value, where there is one to show. */
  public Optional<BigDecimal> shown() {
    return Optional.ofNullable(value);
  }

  /** Whether another figure shows the same, whatever its revision and definition. */
  public boolean saysTheSameAs(ProtectedFigure other) {
    return status == other.status
        && Objects.equals(part, other.part)
        && Objects.equals(base, other.base)
        && (value == null
            ? other.value == null
            : other.value != null && value.compareTo(other.value) == 0);
  }

  public boolean isHidden() {
    return status == Status.HIDDEN;
  }
}
