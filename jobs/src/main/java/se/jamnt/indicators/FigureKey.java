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
  public static final Comparator<FigureKey> AS_WRITTEN = FigureKey::compareAsWritten;

  private static int compareAsWritten(FigureKey one, FigureKey other) {
    int order = compare(one.period.id(), other.period.id());
    order = order != 0 ? order : compare(one.node.level().word(), other.node.level().word());
    order = order != 0 ? order : compare(one.node.id(), other.node.id());
    order = order != 0 ? order : compare(one.indicator, other.indicator);
    order = order != 0 ? order : compare(one.statistic.word(), other.statistic.word());
    order = order != 0 ? order : compare(one.breakdown, other.breakdown);
    order = order != 0 ? order : compare(one.category, other.category);
    return order != 0 ? order : compare(one.sex.name(), other.sex.name());
  }

  /** Mostly the same text, which need not be read. */
  @SuppressWarnings("ReferenceEquality")
  private static int compare(String one, String other) {
    return one == other ? 0 : one.compareTo(other);
  }

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
