package se.jamnt.indicators;

import java.util.List;

/** What an indicator says about the records that it counts. */
public sealed interface Measure {

  /** The statistics that the measure gives, the headline first. */
  List<Statistic> statistics();

  /** How many. */
  record Count() implements Measure {

    @Override
    public List<Statistic> statistics() {
      return List.of(Statistic.COUNT);
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

  /** How those of known sex divide between women and men, of a hundred. */
  record BySex() implements Measure {

    @Override
    public List<Statistic> statistics() {
      return List.of(Statistic.DISTRIBUTION);
    }
  }

  /**
   * Median, quartiles and mean of a number, over the records where it is known.
   *
   * @param field the number's field
   */
  record Typical(String field) implements Measure {

    @Override
    public List<Statistic> statistics() {
      return List.of(Statistic.MEDIAN, Statistic.MEAN, Statistic.Q1, Statistic.Q3);
    }
  }
}
