package se.jamnt.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an indicator says about the records that it counts. */
public sealed interface Measure {

  /** The statistics that the measure gives, the headline first. */
  List<Statistic> statistics();

  /** The number field that is added up, averaged or divided. */
  default Optional<String> value() {
    return Optional.empty();
  }

  /** The number field that it is divided by. */
  default Optional<String> dividedBy() {
    return Optional.empty();
  }

  /** Records of another selection that the figures are set against. */
  default Optional<IndicatorDefinition> other() {
    return Optional.empty();
  }

  /**
   * How many.
   *
   * @param value a number whose median, quartiles and mean stand beside
   * @param unseenIn the id of a share that these people are missing in: what it could be at least
   *     and at most stands beside
   */
  record Count(Optional<String> value, Optional<String> unseenIn) implements Measure {

    @Override
    public List<Statistic> statistics() {
      List<Statistic> statistics = new ArrayList<>(List.of(Statistic.COUNT));
      value.ifPresent(field -> statistics.addAll(Typical.STATISTICS));
      unseenIn.ifPresent(share -> statistics.addAll(List.of(Statistic.LOW, Statistic.HIGH)));
      return statistics;
    }
  }

  /**
   * How many of the whole also meet the conditions, of a hundred.
   *
   * @param thoseWith the part, inside the whole by construction
   */
  record Share(List<Condition> thoseWith) implements Measure {

    @Override
    public List<Statistic> statistics() {
      return List.of(Statistic.SHARE);
    }
  }

  /** How many these are of those that another selection counts, of a hundred. */
  record ShareOf(IndicatorDefinition whole) implements Measure {

    @Override
    public List<Statistic> statistics() {
      return List.of(Statistic.SHARE);
    }

    @Override
    public Optional<IndicatorDefinition> other() {
      return Optional.of(whole);
    }
  }

  /**
   * How those of known sex divide between women and men, of a hundred.
   *
   * @param value the number that is divided; what is counted where there is none
   */
  record BySex(Optional<String> value) implements Measure {

    @Override
    public List<Statistic> statistics() {
      return List.of(Statistic.DISTRIBUTION);
    }
  }

  /**
   * How they divide between the codes of a field, of a hundred; those that are not known are among
   * them.
   *
   * @param over the field; the definition is broken down by it
   * @param value a number whose mean stands beside
   */
  record ByCode(String over, Optional<String> value) implements Measure {

    @Override
    public List<Statistic> statistics() {
      return value.isPresent()
          ? List.of(Statistic.DISTRIBUTION, Statistic.MEAN)
          : List.of(Statistic.DISTRIBUTION);
    }
  }

  /**
   * How the same persons divide between codes at the start and at the end, and who went from which
   * to which: the number, and what percentage that is of those who began there.
   *
   * @param atStart the field at the start
   * @param atEnd the field at the end, with the same codes
   */
  record Transition(String atStart, String atEnd) implements Measure {

    @Override
    public List<Statistic> statistics() {
      return List.of(Statistic.DISTRIBUTION, Statistic.COUNT, Statistic.SHARE);
    }

    /** From which to which: the breakdown, start first. */
    public String cross() {
      return Breakdown.join(Stream.of(atStart, atEnd));
    }
  }

  /** What became of each goal. */
  record Goals() implements Measure {

    @Override
    public List<Statistic> statistics() {
      return List.of(Statistic.STATUS);
    }
  }

  /** What share of the indicators that a board plans to follow it does follow by sex. */
  record PlanCoverage() implements Measure {

    @Override
    public List<Statistic> statistics() {
      return List.of(Statistic.SHARE);
    }
  }

  /**
   * How resources divide between women and men, set against how the persons do who use them; each
   * resource from records of its own.
   *
   * @param over the field whose codes are the resources
   * @param selections one for each resource, with a {@link ResourceShare}
   */
  record Resources(String over, List<IndicatorDefinition> selections) implements Measure {

    public Resources {
      selections = List.copyOf(selections);
    }

    @Override
    public List<Statistic> statistics() {
      return ResourceShare.STATISTICS;
    }

    /** The selection of a resource. */
    public Optional<IndicatorDefinition> selection(String code) {
      return selections.stream()
          .filter(one -> one.measure() instanceof ResourceShare share && share.code().equals(code))
          .findFirst();
    }
  }

  /**
   * The records of one resource: what percentage of it goes to women and to men, and that through
   * what percentage they are of the persons. Only records of known persons count.
   *
   * @param code the resource
   * @param field the number that tells how much of it
   */
  record ResourceShare(String over, String code, String field) implements Measure {

    static final List<Statistic> STATISTICS = List.of(Statistic.RATIO, Statistic.DISTRIBUTION);

    @Override
    public List<Statistic> statistics() {
      return STATISTICS;
    }

    @Override
    public Optional<String> value() {
      return Optional.of(field);
    }
  }

  /**
   * What was answered last to each criterion of a checklist. It is not about people, and a node has
   * it only where one unit answers.
   *
   * @param over the field that tells the criterion; the definition is broken down by it
   * @param answer the field that holds the answer, of the codes of {@link ChecklistAnswer}
   * @param text a field with what was written beside the answer
   */
  record Latest(String over, String answer, Optional<String> text) implements Measure {

    @Override
    public List<Statistic> statistics() {
      return List.of(Statistic.LATEST);
    }
  }

  /** Median, quartiles and mean of a number, over the records where it is known. */
  record Typical(String field) implements Measure {

    static final List<Statistic> STATISTICS =
        List.of(Statistic.MEDIAN, Statistic.MEAN, Statistic.Q1, Statistic.Q3);

    @Override
    public List<Statistic> statistics() {
      return STATISTICS;
    }

    @Override
    public Optional<String> value() {
      return Optional.of(field);
    }
  }

  /** The mean of a number, over the records where it is known. */
  record Mean(String field) implements Measure {

    @Override
    public List<Statistic> statistics() {
      return List.of(Statistic.MEAN);
    }

    @Override
    public Optional<String> value() {
      return Optional.of(field);
    }
  }

  /** A number added up over the records where it is known. */
  record Sum(String field) implements Measure {

    @Override
    public List<Statistic> statistics() {
      return List.of(Statistic.SUM);
    }

    @Override
    public Optional<String> value() {
      return Optional.of(field);
    }
  }

  /** A number added up, for each that is counted and has it. */
  record PerCounted(String field) implements Measure {

    @Override
    public List<Statistic> statistics() {
      return List.of(Statistic.RATIO);
    }

    @Override
    public Optional<String> value() {
      return Optional.of(field);
    }
  }

  /** A number added up, for each person behind the records that have it. */
  record PerPerson(String field) implements Measure {

    @Override
    public List<Statistic> statistics() {
      return List.of(Statistic.RATIO);
    }

    @Override
    public Optional<String> value() {
      return Optional.of(field);
    }
  }

  /**
   * One number added up, for each of another added up over the same records, those where both are
   * known and there is something to divide by; beside it the median of what it is for each person.
   */
  record PerNumber(String field, String by) implements Measure {

    @Override
    public List<Statistic> statistics() {
      return List.of(Statistic.RATIO, Statistic.MEDIAN);
    }

    @Override
    public Optional<String> value() {
      return Optional.of(field);
    }

    @Override
    public Optional<String> dividedBy() {
      return Optional.of(by);
    }
  }

  /**
   * How many there are for so many of another selection.
   *
   * @param times for how many: 1, 100 or 1 000
   */
  record PerOther(IndicatorDefinition per, int times) implements Measure {

    @Override
    public List<Statistic> statistics() {
      return List.of(Statistic.RATIO);
    }

    @Override
    public Optional<IndicatorDefinition> other() {
      return Optional.of(per);
    }
  }
}
