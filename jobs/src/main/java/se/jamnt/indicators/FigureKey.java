package se.jamnt.indicators;

import java.util.Comparator;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/**
 * Which figure; the eight key columns of {@code indicators.csv}.
 *
 * @param breakdown the field broken down by, or empty
 * @param category the code within the breakdown, or empty
 */
public record FigureKey(
    Period period,
    NodeId node,
    String indicator,
    Statistic statistic,
    String breakdown,
    String category,
    Sex sex) {

  /** By code point over the columns as they are written. */
  public static final Comparator<FigureKey> AS_WRITTEN =
      Comparator.comparing((FigureKey key) -> key.period().id())
          .thenComparing(key -> key.node().level().word())
          .thenComparing(key -> key.node().id())
          .thenComparing(FigureKey::indicator)
          .thenComparing(key -> key.statistic().word())
          .thenComparing(FigureKey::breakdown)
          .thenComparing(FigureKey::category)
          .thenComparing(key -> key.sex().name());

  /** The same figure of another sex. */
  public FigureKey of(Sex other) {
    return new FigureKey(period, node, indicator, statistic, breakdown, category, other);
  }

  /** The same figure of another node. */
  public FigureKey of(NodeId other) {
    return new FigureKey(period, other, indicator, statistic, breakdown, category, sex);
  }

  /** The same figure of another period. */
  public FigureKey of(Period other) {
    return new FigureKey(other, node, indicator, statistic, breakdown, category, sex);
  }

  /** The same figure of a category of a breakdown. */
  public FigureKey by(String field, String code) {
    return new FigureKey(period, node, indicator, statistic, field, code, sex);
  }

  /** The same figure as another statistic. */
  public FigureKey of(Statistic other) {
    return new FigureKey(period, node, indicator, other, breakdown, category, sex);
  }
}
