package se.jamnt.indicators;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;
import se.jamnt.indicators.NodeCounts.Category;
import se.jamnt.model.Sex;

/**
 * The numbers of one figure, worked out from what was counted.
 *
 * @param value not rounded; null where there is nothing to divide by
 * @param part people, episodes or events in the part of a share, ratio or distribution; else null
 * @param base people, episodes or events that the value rests on
 */
record Numbers(@Nullable BigDecimal value, @Nullable Long part, long base) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * The numbers of a statistic of a measure.
   *
   * @param own what the definition's own records count
   * @param other what the selection counts that they are set against
   */
  static Numbers of(
      Measure measure,
      Statistic statistic,
      Category category,
      Sex sex,
      NodeCounts own,
      NodeCounts other) {
    if (measure instanceof Measure.ResourceShare) {
      return resource(statistic, sex, own);
    }
    Aggregate here = own.of(category, sex);
    return switch (statistic) {
      case COUNT -> new Numbers(BigDecimal.valueOf(here.base()), null, here.base());
      case SUM -> new Numbers(here.total(), null, here.valued());
      case MEAN -> new Numbers(here.mean(), null, here.valued());
      case MEDIAN ->
          new Numbers(
              here.median(),
              null,
              measure instanceof Measure.PerNumber ? here.people() : here.valued());
      case Q1 -> new Numbers(here.q1(), null, here.valued());
      case Q3 -> new Numbers(here.q3(), null, here.valued());
      case SHARE -> share(measure, category, sex, own, other);
      case DISTRIBUTION ->
          measure instanceof Measure.BySex bySex
              ? bySex(bySex, category, sex, own)
              : share(here.base(), own.of(Category.ALL, sex).base());
      case RATIO -> ratio(measure, here, other.of(category, sex));
      case LATEST -> new Numbers(here.valued() == 0 ? null : here.total(), null, here.valued());
      case LOW -> {
        Aggregate known = other.of(category, sex);
        yield share(known.part(), known.base() + here.base());
      }
      case HIGH -> {
        Aggregate known = other.of(category, sex);
        yield share(known.part() + here.base(), known.base() + here.base());
      }
      case GAP,
          GAP_RATIO,
          CHANGE_PREVIOUS,
          CHANGE_YEAR,
          CHANGE_BASELINE,
          CHANGE_START_EXIT,
          STATUS ->
          throw new IllegalArgumentException(
              statistic + " is not counted; it follows from figures");
    };
  }

  private static Numbers share(
      Measure measure, Category category, Sex sex, NodeCounts own, NodeCounts other) {
    Aggregate here = own.of(category, sex);
    if (measure instanceof Measure.ShareOf) {
      return share(here.base(), other.of(category, sex).base());
    }
    if (measure instanceof Measure.Transition transition) {
      String start = Breakdown.parts(category.code()).get(0);
      return share(here.base(), own.of(new Category(transition.atStart(), start), sex).base());
    }
    return share(here.part(), here.base());
  }

  private static Numbers share(long part, long base) {
    return new Numbers(
        divide(HUNDRED.multiply(BigDecimal.valueOf(part)), BigDecimal.valueOf(base)), part, base);
  }

  /** The whole is those of known sex, so that both sexes make a hundred. */
  private static Numbers bySex(Measure.BySex measure, Category category, Sex sex, NodeCounts own) {
    Aggregate women = own.of(category, Sex.K);
    Aggregate men = own.of(category, Sex.M);
    if (measure.value().isEmpty()) {
      long base = women.base() + men.base();
      return share(sex == Sex.T ? base : own.of(category, sex).base(), base);
    }
    BigDecimal whole = women.total().add(men.total());
    long base = women.valued() + men.valued();
    return sex == Sex.T
        ? new Numbers(divide(HUNDRED.multiply(whole), whole), base, base)
        : new Numbers(
            divide(HUNDRED.multiply(own.of(category, sex).total()), whole),
            own.of(category, sex).valued(),
            base);
  }

  /** Both percentages are of those of known sex, so that both sexes together come to one. */
  private static Numbers resource(Statistic statistic, Sex sex, NodeCounts own) {
    Aggregate women = own.of(Category.ALL, Sex.K);
    Aggregate men = own.of(Category.ALL, Sex.M);
    Aggregate of = sex == Sex.K ? women : men;
    BigDecimal whole = women.total().add(men.total());
    BigDecimal part = sex == Sex.T ? whole : of.total();
    if (statistic == Statistic.DISTRIBUTION) {
      long base = women.valued() + men.valued();
      return new Numbers(
          divide(HUNDRED.multiply(part), whole), sex == Sex.T ? base : of.valued(), base);
    }
    long persons = women.people() + men.people();
    long who = sex == Sex.T ? persons : of.people();
    return new Numbers(
        divide(part.multiply(BigDecimal.valueOf(persons)), whole.multiply(BigDecimal.valueOf(who))),
        who,
        persons);
  }

  private static Numbers ratio(Measure measure, Aggregate here, Aggregate other) {
    if (measure instanceof Measure.PerPerson) {
      return new Numbers(
          divide(here.total(), BigDecimal.valueOf(here.people())), here.people(), here.valued());
    }
    if (measure instanceof Measure.PerNumber) {
      return new Numbers(divide(here.total(), here.per()), null, here.valued());
    }
    if (measure instanceof Measure.PerOther per) {
      return new Numbers(
          divide(
              BigDecimal.valueOf(per.times()).multiply(BigDecimal.valueOf(here.base())),
              BigDecimal.valueOf(other.base())),
          here.base(),
          other.base());
    }
    return new Numbers(
        divide(here.total(), BigDecimal.valueOf(here.valued())), null, here.valued());
  }

  private static @Nullable BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
    return divisor.signum() == 0 ? null : dividend.divide(divisor, MathContext.DECIMAL64);
  }
}
