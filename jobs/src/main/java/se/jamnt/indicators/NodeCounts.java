package se.jamnt.indicators;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import se.jamnt.model.Sex;

/** What the database counted at one node, by category and sex; what it did not count is none. */
final class NodeCounts {

  /** A column of the breakdowns: a field and one of its codes, or neither. */
  record Category(String breakdown, String code) {
    static final Category ALL = new Category("", "");
  }

  private record Place(Category category, Sex sex) {}

  /** What is counted where the facts hold nothing. */
  static final NodeCounts NONE = new NodeCounts();

  private final Map<Place, Aggregate> counts = new HashMap<>();

  /** Adds to what was counted so far, of one sex or of all together. */
  void add(Category category, Sex sex, Aggregate counted) {
    counts.merge(new Place(category, sex), counted, Aggregate::plus);
  }

  /** What was counted; of all sexes together the sum of each, where it was not counted itself. */
  Aggregate of(Category category, Sex sex) {
    Aggregate own = counts.get(new Place(category, sex));
    if (own != null) {
      return own;
    }
    return sex == Sex.T
        ? of(category, Sex.K).plus(of(category, Sex.M)).plus(of(category, Sex.U))
        : Aggregate.NONE;
  }

  /** The categories of a breakdown in which anything was counted. */
  Stream<Category> categories(String breakdown) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue().base() > 0)
        .map(entry -> entry.getKey().category())
        .filter(category -> category.breakdown().equals(breakdown));
  }

  /** Whether anything of unknown sex was counted. */
  boolean hasUnknownSex() {
    return of(Category.ALL, Sex.U).base() > 0;
  }
}
