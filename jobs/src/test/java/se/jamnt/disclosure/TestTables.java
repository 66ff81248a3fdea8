package se.jamnt.disclosure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/**
 * Protected tables from rows as a person writes them, for tests of what shows them.
 *
 * <pre>
 * unit  ayande participants count                  | 123    | 45    |  | 168
 * unit  ayande participants count age-group=18-24  | x      | x     |  | 9
 * unit  ayande exits-to-work-or-studies share      | 81/238 | 9/16  |  | 90/254
 * board b      days-in-activity median             | 182.5(44) p | no | | ..
 * </pre>
 *
 * The cells are women, men, unknown and total. A count is a number, a share its part and base, a
 * measure its value and base; {@code x} is hidden, {@code ..} missing, {@code no} has no data, an
 * empty cell is no figure at all; after the total can stand in what part of the pairs the woman's
 * value is the higher; {@code p} and {@code u} after a figure make it preliminary or estimated.
 */
public final class TestTables {

  private static final Pattern COUNT = Pattern.compile("(\\d+)");
  private static final Pattern SHARE = Pattern.compile("(\\d+)/(\\d+)");
  private static final Pattern MEASURE = Pattern.compile("(-?[\\d.]+)\\((\\d+)\\)");
  private static final List<Sex> COLUMNS = List.of(Sex.K, Sex.M, Sex.U, Sex.T);

  private TestTables() {}

  /** A table whose definitions all have version 1. */
  public static ProtectedTable of(
      Period period, LocalDate dataAsOf, List<SourceNote> sources, String rows) {
    List<ProtectedFigure> figures = new ArrayList<>();
    List<ValuesRanked> ranks = new ArrayList<>();
    rows.lines()
        .filter(row -> !row.isBlank())
        .forEach(
            row -> {
              read(period, row, figures);
              readRank(row).ifPresent(ranks::add);
            });
    return new ProtectedTable(period, dataAsOf, figures, sources, ranks);
  }

  private static void read(Period period, String row, List<ProtectedFigure> figures) {
    String[] cells = row.split("\\|", -1);
    String[] words = cells[0].strip().split("\\s+", -1);
    String[] category = words.length > 4 ? words[4].split("=", -1) : new String[] {"", ""};
    FigureKey key =
        new FigureKey(
            period,
            new NodeId(Level.of(words[0]), words[1]),
            words[2],
            Statistic.of(words[3]),
            category[0],
            category[1],
            Sex.T);
    for (int column = 0; column < COLUMNS.size(); column++) {
      String cell = cells[column + 1].strip();
      if (!cell.isEmpty()) {
        figures.add(figure(key.of(COLUMNS.get(column)), cell));
      }
    }
  }

  private static Optional<ValuesRanked> readRank(String row) {
    String[] cells = row.split("\\|", -1);
    String[] words = cells[0].strip().split("\\s+", -1);
    return cells.length > COLUMNS.size() + 1
        ? Optional.of(
            new ValuesRanked(
                new NodeId(Level.of(words[0]), words[1]),
                words[2],
                baseIn(cells[1]),
                baseIn(cells[2]),
                new BigDecimal(cells[COLUMNS.size() + 1].strip())))
        : Optional.empty();
  }

  private static long baseIn(String cell) {
    Matcher measure = MEASURE.matcher(cell.strip().split(" ", -1)[0]);
    if (!measure.matches()) {
      throw new IllegalArgumentException("nothing to rank: " + cell);
    }
    return Long.parseLong(measure.group(2));
  }

  private static ProtectedFigure figure(FigureKey key, String cell) {
    String[] parts = cell.split(" ", -1);
    Status status =
        switch (parts.length == 1 ? "" : parts[1]) {
          case "p" -> Status.PRELIMINARY;
          case "u" -> Status.ESTIMATED;
          default -> Status.FINAL;
        };
    return switch (parts[0]) {
      case "x" -> figure(key, null, null, null, Status.HIDDEN);
      case ".." -> figure(key, null, null, null, Status.MISSING);
      case "no" -> figure(key, null, null, 0L, Status.NO_DATA);
      default -> shown(key, parts[0], status);
    };
  }

  private static ProtectedFigure shown(FigureKey key, String written, Status status) {
    Matcher count = COUNT.matcher(written);
    if (count.matches()) {
      return figure(key, new BigDecimal(written), null, Long.valueOf(written), status);
    }
    Matcher share = SHARE.matcher(written);
    if (share.matches()) {
      long part = Long.parseLong(share.group(1));
      long base = Long.parseLong(share.group(2));
      BigDecimal percent =
          BigDecimal.valueOf(100 * part).divide(BigDecimal.valueOf(base), 1, RoundingMode.HALF_UP);
      return figure(key, percent, part, base, status);
    }
    Matcher measure = MEASURE.matcher(written);
    if (measure.matches()) {
      return figure(
          key, new BigDecimal(measure.group(1)), null, Long.valueOf(measure.group(2)), status);
    }
    throw new IllegalArgumentException("no figure: " + written);
  }

  private static ProtectedFigure figure(
      FigureKey key,
      @Nullable BigDecimal value,
      @Nullable Long part,
      @Nullable Long base,
      Status status) {
    return new ProtectedFigure(key, value, part, base, status, 0, 1);
  }
}
