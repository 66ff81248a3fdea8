package se.jamnt.indicators.truth;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import se.jamnt.indicators.Measure;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.Sex;

/**
 * What a measure gives for one sex and category.
 *
 * @param value not rounded; empty where there is nothing to divide by
 * @param part people, episodes or events in the part of a share, ratio or distribution
 * @param base people, episodes or events that the value rests on
 */
record Answer(Optional<BigDecimal> value, OptionalLong part, long base) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal QUARTER = new BigDecimal("0.25");
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal THREE_QUARTERS = new BigDecimal("0.75");

  /**
   * The answer to a statistic.
   *
   * @param own all that the definition counts in the node
   * @param ownIn those of the category
   * @param otherIn those of the category that the selection counts that it is set against
   */
  static Answer of(
      Statistic statistic,
      Category category,
      Sex sex,
      Selection own,
      Selection ownIn,
      Selection otherIn) {
    Measure measure = own.definition().measure();
    Selection these = ownIn.of(sex);
    Selection those = otherIn.of(sex);
    String field = measure.value().orElse("");
    return switch (statistic) {
      case COUNT -> count(these.size());
      case SUM -> sum(these, field);
      case MEAN -> typical(these, field, Answer::mean);
      case Q1 -> typical(these, field, numbers -> quantile(numbers, QUARTER));
      case Q3 -> typical(these, field, numbers -> quantile(numbers, THREE_QUARTERS));
      case MEDIAN ->
          measure instanceof Measure.PerNumber per
              ? medianOfPersons(these, per)
              : typical(these, field, numbers -> quantile(numbers, HALF));
      case SHARE -> share(category, these, those, own.of(sex));
      case DISTRIBUTION ->
          measure instanceof Measure.BySex bySex
              ? bySex(ownIn, bySex.value(), sex)
              : share(these.size(), own.of(sex).size());
      case RATIO -> ratio(measure, these, those);
      case LATEST -> latest(these.answers(((Measure.Latest) measure).answer()));
      case LOW -> range(these, 0, those);
      case HIGH -> range(these, these.size(), those);
      default -> throw new AssertionError("the calculator does not know " + statistic);
    };
  }

  /** "Count is the statistic of counts (quantities too)." "A count of nothing is 0." */
  private static Answer count(long size) {
    return new Answer(Optional.of(BigDecimal.valueOf(size)), OptionalLong.empty(), size);
  }

  /** "For latest no, partly, yes": of one unit there is one answer to a criterion, or none. */
  private static Answer latest(List<BigDecimal> answers) {
    return new Answer(answers.stream().findFirst(), OptionalLong.empty(), answers.size());
  }

  /** "The base of sums and ratios: the episodes or events behind them." */
  private static Answer sum(Selection these, String field) {
    Selection known = these.knowing(field);
    return new Answer(Optional.of(known.total(field)), OptionalLong.empty(), known.size());
  }

  /** "What has no known value is not in the base." */
  private static Answer typical(
      Selection these, String field, Function<List<BigDecimal>, Optional<BigDecimal>> middle) {
    Selection known = these.knowing(field);
    return new Answer(
        middle.apply(known.numbers(field).toList()), OptionalLong.empty(), known.size());
  }

  /** Of a transition: "percent of the start row". */
  private static Answer share(
      Category category, Selection these, Selection those, Selection allOfSex) {
    Measure measure = allOfSex.definition().measure();
    if (measure instanceof Measure.Share share) {
      return share(these.with(share.thoseWith()).size(), these.size());
    }
    if (measure instanceof Measure.Transition transition) {
      String start = Category.parts(category.code()).get(0);
      return share(these.size(), allOfSex.in(new Category(transition.atStart(), start)).size());
    }
    return share(these.size(), those.size());
  }

  private static Answer share(long part, long base) {
    return new Answer(
        divide(HUNDRED.multiply(BigDecimal.valueOf(part)), base), OptionalLong.of(part), base);
  }

  /** "For a distribution over the sexes the whole that is distributed", "of those of known sex". */
  private static Answer bySex(Selection all, Optional<String> field, Sex sex) {
    Selection women = field.map(all.of(Sex.K)::knowing).orElse(all.of(Sex.K));
    Selection men = field.map(all.of(Sex.M)::knowing).orElse(all.of(Sex.M));
    Function<Selection, BigDecimal> amount =
        some -> field.map(it -> some.total(it)).orElse(BigDecimal.valueOf(some.size()));
    BigDecimal whole = amount.apply(women).add(amount.apply(men));
    BigDecimal part = sex == Sex.T ? whole : amount.apply(sex == Sex.K ? women : men);
    long base = women.size() + men.size();
    return new Answer(
        divide(HUNDRED.multiply(part), whole),
        OptionalLong.of(sex == Sex.T ? base : (sex == Sex.K ? women : men).size()),
        base);
  }

  /**
   * What percentage of a resource goes to a sex; or that through what percentage of the persons.
   */
  static Answer resource(Statistic statistic, Sex sex, Selection all) {
    String field = all.definition().measure().value().orElseThrow();
    Answer ofResource = bySex(all, Optional.of(field), sex);
    if (statistic == Statistic.DISTRIBUTION) {
      return ofResource;
    }
    long women = all.of(Sex.K).knowing(field).persons().count();
    long men = all.of(Sex.M).knowing(field).persons().count();
    long these = sex == Sex.T ? women + men : sex == Sex.K ? women : men;
    Answer ofPersons = share(these, women + men);
    return new Answer(
        ofResource.value().flatMap(percent -> ofPersons.value().flatMap(of -> divide(percent, of))),
        OptionalLong.of(these),
        women + men);
  }

  private static Answer ratio(Measure measure, Selection these, Selection those) {
    if (measure instanceof Measure.PerOther per) {
      BigDecimal times = BigDecimal.valueOf(per.times());
      return new Answer(
          divide(times.multiply(BigDecimal.valueOf(these.size())), those.size()),
          OptionalLong.of(these.size()),
          those.size());
    }
    if (measure instanceof Measure.PerNumber per) {
      return new Answer(
          divide(these.total(per.field()), these.total(per.by())),
          OptionalLong.empty(),
          these.size());
    }
    String field = measure.value().orElseThrow();
    Selection known = these.knowing(field);
    if (measure instanceof Measure.PerPerson) {
      long people = known.persons().count();
      return new Answer(divide(known.total(field), people), OptionalLong.of(people), known.size());
    }
    return new Answer(divide(known.total(field), known.size()), OptionalLong.empty(), known.size());
  }

  /** "Total cost / total days, and the median of persons' own daily cost." */
  private static Answer medianOfPersons(Selection these, Measure.PerNumber per) {
    List<BigDecimal> own =
        these
            .persons()
            .flatMap(person -> divide(person.total(per.field()), person.total(per.by())).stream())
            .toList();
    return new Answer(quantile(own, HALF), OptionalLong.empty(), own.size());
  }

  /** "The range the results could have if all of them had, or had not, the outcome." */
  private static Answer range(Selection unseen, long withOutcome, Selection seen) {
    Measure.Share share = (Measure.Share) seen.definition().measure();
    return share(seen.with(share.thoseWith()).size() + withOutcome, seen.size() + unseen.size());
  }

  private static Optional<BigDecimal> mean(List<BigDecimal> numbers) {
    return divide(numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add), numbers.size());
  }

  /** "Quantiles: linear interpolation over the pooled persons or episodes." */
  private static Optional<BigDecimal> quantile(List<BigDecimal> numbers, BigDecimal fraction) {
    if (numbers.isEmpty()) {
      return Optional.empty();
    }
    List<BigDecimal> sorted = numbers.stream().sorted().toList();
    BigDecimal place = fraction.multiply(BigDecimal.valueOf(sorted.size() - 1L));
    int below = place.intValue();
    BigDecimal low = sorted.get(below);
    BigDecimal high = sorted.get(Math.min(below + 1, sorted.size() - 1));
    BigDecimal rest = place.subtract(BigDecimal.valueOf(below));
    return Optional.of(low.add(rest.multiply(high.subtract(low))));
  }

  private static Optional<BigDecimal> divide(BigDecimal dividend, long divisor) {
    return divide(dividend, BigDecimal.valueOf(divisor));
  }

  private static Optional<BigDecimal> divide(BigDecimal dividend, BigDecimal divisor) {
    return divisor.signum() == 0
        ? Optional.empty()
        : Optional.of(dividend.divide(divisor, MathContext.DECIMAL128));
  }
}
