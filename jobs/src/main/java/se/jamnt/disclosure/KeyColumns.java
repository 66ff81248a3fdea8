package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.jamnt.indicators.FigureKey;
import se.jamnt.model.SpreadsheetText;

/** The columns of published files that say which figure a row is. */
public final class KeyColumns {

  private static final List<String> NAMES =
      List.of("period", "level", "node", "indicator", "statistic", "breakdown", "category", "sex");

  private KeyColumns() {}

  /** The names of a file's columns: these, then its own. */
  public static String[] namesAnd(String... others) {
    return Stream.concat(NAMES.stream(), Stream.of(others)).toArray(String[]::new);
  }

  /** The cells of a row: those of its key, then its own; null for an empty one. */
  public static List<@Nullable Object> cellsAnd(FigureKey key, @Nullable Object... others) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(key.period().id());
    cells.add(key.node().level().word());
    cells.add(key.node().id());
    cells.add(key.indicator());
    cells.add(key.statistic().word());
    cells.add(key.breakdown());
    cells.add(SpreadsheetText.harmless(key.category()));
    cells.add(key.sex());
    Collections.addAll(cells, others);
    return cells;
  }
}
