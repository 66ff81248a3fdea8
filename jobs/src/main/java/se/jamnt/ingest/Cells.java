package se.jamnt.ingest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import se.jamnt.configuration.NearestWord;
import se.jamnt.ingest.SourceMapping.Codes;
import se.jamnt.ingest.SourceMapping.FileForm;
import se.jamnt.ingest.SourceMapping.Origin;
import se.jamnt.ingest.SourceMapping.OtherCodes;
import se.jamnt.ingest.SourceMapping.Value;

/** The cells of one row, read as the mapping says; collects what is wrong with them. */
final class Cells {

  private static final BigDecimal MOST = BigDecimal.valueOf(999_999_999);
  private static final int MOST_DECIMALS = 6;

  private final Map<String, Integer> columns;
  private final FileForm form;
  private final CSVRecord record;
  private final @Nullable String[] clean;
  private final Set<Reject> rejects = new LinkedHashSet<>();

  /**
   * The cells of a row.
   *
   * @param columns the place of each header
   */
  Cells(Map<String, Integer> columns, FileForm form, CSVRecord record) {
    this.columns = columns;
    this.form = form;
    this.record = record;
    this.clean = new String[record.size()];
  }

  List<Reject> rejects() {
    return new ArrayList<>(rejects);
  }

  /** What stands under a header, cleaned; empty for an empty cell. */
  String cell(String header) {
    Integer place = columns.get(header);
    if (place == null) {
      throw new IllegalStateException("the header was checked for the column " + header);
    }
    String known = clean[place];
    if (known == null) {
      known = Cell.clean(record.get(place));
      clean[place] = known;
    }
    return known;
  }

  /** A value as it stands in the file; empty for an empty cell. */
  String raw(Value value) {
    if (value.origin() instanceof Origin.Always always) {
      return always.text();
    }
    return cell(columnOf(value));
  }

  /** Notes what is wrong with a value. */
  void reject(Value value, String expected, String reason) {
    rejects.add(new Reject(columnOf(value), raw(value), expected, reason));
  }

  /** Notes what is wrong with a value that must not be repeated. */
  void rejectMasked(Value value, String shown, String expected, String reason) {
    rejects.add(new Reject(columnOf(value), shown, expected, reason));
  }

  static String columnOf(Value value) {
    return value.origin() instanceof Origin.Column column ? column.header() : "";
  }

  /** A word in our own vocabulary, or the text itself where the mapping translates nothing. */
  Optional<String> word(Value value) {
    String raw = raw(value);
    if (raw.isEmpty() || value.codes().isEmpty() || value.origin() instanceof Origin.Always) {
      return Optional.of(raw).filter(text -> !text.isEmpty());
    }
    Codes codes = value.codes().get();
    String meaning = codes.meanings().get(Cell.folded(raw));
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
