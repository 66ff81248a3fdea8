package se.jamnt.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A union of whole calendar months for which figures are published.
 *
 * @param id how the period is written: {@code 2013-04}, {@code 2013-Q2}, {@code 2013-T1}, {@code
 *     2013-H1}, {@code 2013}, {@code 2013-YTD08} or {@code 2012-01-01..2013-10-31}
 */
public record Period(String id, Kind kind, DateSpan days) implements Comparable<Period> {

  /** What sort of period; the order is from the finest to the coarsest. */
  public enum Kind {
    MONTH(1),
    QUARTER(3),
    TERTIAL(4),
    HALF(6),
    /** Cumulative from 1 January to the end of a month. */
    INTERIM(0),
    YEAR(12),
    /** A named span of its own. */
    SPAN(0);

    private final int months;

    Kind(int months) {
      this.months = months;
    }

    /** How many of the kind a year has; 0 for kinds that do not divide it. */
    public int perYear() {
      return months == 0 ? 0 : 12 / months;
    }
  }

  private static final Pattern WRITTEN =
      Pattern.compile("(\\d{4})(?:-(?:(\\d{2})|Q([1-4])|T([1-3])|H([12])|YTD(\\d{2})))?");
  private static final Comparator<Period> ORDER =
      Comparator.comparing(Period::first)
          .thenComparing(Period::last)
          .thenComparing(Period::kind)
          .thenComparing(Period::id);

  private static final Pattern SPAN =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.\\.(\\d{4}-\\d{2}-\\d{2})");

  /** No two periods are written alike. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Period period && id.equals(period.id));
  }

  /** A text keeps its hash once it is known. */
  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /**
   * The period that a text names. A span that equals a named period becomes that period.
   *
   * @throws IllegalArgumentException with a message for the user, if the text names none
   */
  public static Period parse(String text) {
    try {
      return read(text)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "\""
                          + text
                          + "\" is not a period; write a month 2013-04, a quarter 2013-Q2, a"
                          + " tertial 2013-T1, a half 2013-H1, a year 2013, an interim 2013-YTD08"
                          + " or a span 2012-01-01..2013-10-31"));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("\"" + text + "\" is not a period: " + e.getMessage(), e);
    }
  }

  private static Optional<Period> read(String text) {
    Matcher span = SPAN.matcher(text);
    if (span.matches()) {
      return Optional.of(between(LocalDate.parse(span.group(1)), LocalDate.parse(span.group(2))));
    }
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      return Optional.empty();
    }
    int year = Integer.parseInt(written.group(1));
    Kind[] kinds = {Kind.MONTH, Kind.QUARTER, Kind.TERTIAL, Kind.HALF};
    for (int i = 0; i < kinds.length; i++) {
      if (written.group(i + 2) != null) {
        return Optional.of(of(kinds[i], year, Integer.parseInt(written.group(i + 2))));
      }
    }
    if (written.group(6) != null) {
      return Optional.of(interim(YearMonth.of(year, Integer.parseInt(written.group(6)))));
    }
    return Optional.of(of(Kind.YEAR, year, 1));
  }

  /**
   * The n-th month, quarter, tertial, half or year of a year.
   *
   * @param number counted from 1
   * @throws DateTimeException if a year has no such month
   */
  public static Period of(Kind kind, int year, int number) {
    YearMonth first = YearMonth.of(year, (number - 1) * kind.months + 1);
    YearMonth last = first.plusMonths(kind.months - 1L);
    String id =
        switch (kind) {
          case MONTH -> String.format(Locale.ROOT, "%04d-%02d", year, number);
          case QUARTER -> String.format(Locale.ROOT, "%04d-Q%d", year, number);
          case TERTIAL -> String.format(Locale.ROOT, "%04d-T%d", year, number);
          case HALF -> String.format(Locale.ROOT, "%04d-H%d", year, number);
          case YEAR -> String.format(Locale.ROOT, "%04d", year);
          case INTERIM, SPAN -> throw new IllegalArgumentException(kind + " has no number");
        };
    return new Period(id, kind, new DateSpan(first.atDay(1), last.atEndOfMonth()));
  }

  /** From 1 January to the end of the month. */
  public static Period interim(YearMonth last) {
    String id = String.format(Locale.ROOT, "%04d-YTD%02d", last.getYear(), last.getMonthValue());
    return new Period(
        id, Kind.INTERIM, new DateSpan(LocalDate.of(last.getYear(), 1, 1), last.atEndOfMonth()));
  }

  /** The period with just these days, under its own name where it has one. */
  private static Period between(LocalDate first, LocalDate last) {
    YearMonth from = YearMonth.from(first);
    YearMonth to = YearMonth.from(last);
    if (first.getDayOfMonth() != 1 || !last.equals(to.atEndOfMonth()) || to.isBefore(from)) {
      throw new DateTimeException("a span begins on the first and ends on the last day of a month");
    }
    DateSpan days = new DateSpan(first, last);
    for (Kind kind : Kind.values()) {
      if (kind.months > 0 && (from.getMonthValue() - 1) % kind.months == 0) {
        Period named = of(kind, from.getYear(), (from.getMonthValue() - 1) / kind.months + 1);
        if (named.days.equals(days)) {
          return named;
        }
      }
    }
    if (from.getMonthValue() == 1 && from.getYear() == to.getYear()) {
      return interim(to);
    }
    return new Period(first + ".." + last, Kind.SPAN, days);
  }

  /**
   * The period of the same kind so many before this one: for interims so many years before. Spans
   * have none.
   */
  public Optional<Period> earlier(int back) {
    int year = first().getYear();
    return switch (kind) {
      case SPAN -> Optional.empty();
      case INTERIM -> Optional.of(interim(YearMonth.of(year - back, last().getMonthValue())));
      case MONTH, QUARTER, TERTIAL, HALF, YEAR -> {
        int index = year * kind.perYear() + (first().getMonthValue() - 1) / kind.months - back;
        yield Optional.of(of(kind, index / kind.perYear(), index % kind.perYear() + 1));
      }
    };
  }

  /** The same months a year earlier; spans have none. */
  public Optional<Period> aYearEarlier() {
    return earlier(kind == Kind.INTERIM ? 1 : kind.perYear());
  }

  /** How many calendar months it has. */
  public long months() {
    return ChronoUnit.MONTHS.between(first(), last().plusDays(1));
  }

  public LocalDate first() {
    return days.first();
  }

  public LocalDate last() {
    return days.last();
  }

  /** By first day, then by last day; two kinds with the same days stay two periods. */
  @Override
  public int compareTo(Period other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return id;
  }
}
