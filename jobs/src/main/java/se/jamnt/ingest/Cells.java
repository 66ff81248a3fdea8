package se.jamnt.ingest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.jamnt.configuration.NearestWord;
import se.jamnt.ingest.SourceMapping.FileForm;
import se.jamnt.ingest.Value.Codes;
import se.jamnt.ingest.Value.Origin;
import se.jamnt.ingest.Value.OtherCodes;
import se.jamnt.ingest.identity.IdentityMask;

/** The cells of one row, read as the mapping says; collects what is wrong with them. */
final class Cells {

  private static final BigDecimal MOST = BigDecimal.valueOf(999_999_999);
  private static final int MOST_DECIMALS = 6;

  private final FileForm form;
  private final LocalDate day;
  private final String[] cells;
  private final @Nullable String[] clean;
  private final boolean composed;
  private @Nullable Set<Reject> rejects;

  /**
   * The cells of a row.
   *
   * @param day for which the file was made
   * @param composed whether each letter is written in one way for certain
   */
  Cells(FileForm form, LocalDate day, String[] cells, boolean composed) {
    this.composed = composed;
    this.form = form;
    this.day = day;
    this.cells = cells;
    this.clean = new String[cells.length];
  }

  List<Reject> rejects() {
    return rejects == null ? List.of() : List.copyOf(rejects);
  }

  private String cell(int place) {
    String known = clean[place];
    if (known == null) {
      String raw = cells[place];
      known = composed ? Cell.stripped(raw) : Cell.clean(raw);
      clean[place] = known;
    }
    return known;
  }

  /** A value as it stands in the file; empty for an empty cell. */
  String raw(Value value) {
    if (value.origin() instanceof Origin.Always always) {
      return always.text();
    }
    return cell(((Origin.Column) value.origin()).place());
  }

  /** Notes what is wrong with a value. */
  void reject(Value value, String expected, String reason) {
    add(new Reject(columnOf(value), raw(value), expected, reason));
  }

  /** Notes what is wrong with a value that must not be repeated. */
  void rejectMasked(Value value, String shown, String expected, String reason) {
    add(new Reject(columnOf(value), shown, expected, reason));
  }

  private void add(Reject reject) {
    if (rejects == null) {
      rejects = new LinkedHashSet<>();
    }
    rejects.add(reject);
  }

  static String columnOf(Value value) {
    return value.origin() instanceof Origin.Column column ? column.header() : "";
  }

  /** A text to be stored: never one that holds an identity number. */
  Optional<String> text(Value value) {
    Optional<String> word = word(value);
    boolean ownWord = value.codes().isPresent() || word.isEmpty();
    if (!ownWord && IdentityMask.holdsNumber(word.get(), day)) {
      reject(value, "a text without identity numbers", "an identity number stands here");
      return Optional.empty();
    }
    return word;
  }

  /** A word in our own vocabulary, or the text itself where the mapping translates nothing. */
  Optional<String> word(Value value) {
    String raw = raw(value);
    if (raw.isEmpty() || value.codes().isEmpty() || value.origin() instanceof Origin.Always) {
      return Optional.of(raw).filter(text -> !text.isEmpty());
    }
    Codes codes = value.codes().get();
    String meaning = codes.meaning(raw);
    if (meaning == null && codes.others() == OtherCodes.REJECT) {
      reject(
          value,
          "one of " + String.join(", ", codes.words()),
          "the code is not known; " + NearestWord.hint(raw, codes.words()));
    }
    return Optional.ofNullable(meaning).filter(known -> !known.equals(Value.UNKNOWN));
  }

  /** A day; a mistake is noted, an empty cell is not. */
  Optional<LocalDate> day(Value value) {
    String raw = raw(value);
    if (raw.isEmpty()) {
      return Optional.empty();
    }
    for (DateForm dateForm : form.dates()) {
      Optional<LocalDate> day = dateForm.read(raw);
      if (day.isPresent()) {
        return day;
      }
    }
    reject(value, "a date as " + dateForms(), "the text is not such a date");
    return Optional.empty();
  }

  String dateForms() {
    return form.dates().stream().map(DateForm::pattern).collect(Collectors.joining(" or "));
  }

  /** A time of day; a mistake is noted, an empty cell is not. */
  Optional<LocalTime> time(Value value) {
    String raw = raw(value);
    Optional<LocalTime> time = TimeOfDay.read(raw);
    if (time.isEmpty() && !raw.isEmpty()) {
      reject(value, "a time as 09:05", "the text is not such a time");
    }
    return time;
  }

  /** A number from 0; a mistake is noted, an empty cell is not. */
  Optional<BigDecimal> number(Value value) {
    return number(value, "a number as 12" + form.decimalSign() + "5", MOST_DECIMALS);
  }

  /** A whole number from 0; a mistake is noted, an empty cell is not. */
  Optional<Long> wholeNumber(Value value) {
    return number(value, "a whole number", 0).map(BigDecimal::longValueExact);
  }

  /** The limits are too narrow for an identity number to pass as a number. */
  private Optional<BigDecimal> number(Value value, String expected, int decimals) {
    String raw = raw(value);
    if (raw.isEmpty()) {
      return Optional.empty();
    }
    Optional<BigDecimal> number =
        Cell.number(raw, form.decimalSign())
            .map(BigDecimal::stripTrailingZeros)
            .filter(written -> written.scale() <= decimals);
    if (number.isEmpty()) {
      reject(value, expected, "the text is not such a number");
    } else if (number.get().signum() < 0) {
      reject(value, expected + " from 0", "the number is negative");
    } else if (number.get().compareTo(MOST) > 0) {
      reject(value, expected + " up to " + MOST, "the number is too large");
    }
    return number.filter(n -> n.signum() >= 0 && n.compareTo(MOST) <= 0);
  }
}
