package se.jamnt.indicators;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import se.jamnt.model.DateSpan;
import se.jamnt.model.NodeId;

/**
 * What a compiled indicator is asked.
 *
 * @param days the period
 * @param knownAt the facts as they were known at the end of this day
 * @param scope every unit with each node that it is part of in the period, itself included
 * @param dataAsOf per source, the day that its facts tell of
 * @param identityLinks the sources that tell which two keys are one person's; none where each key
 *     is a person
 * @param knowledge what of the facts counts beside the day on which they were known
 */
public record Question(
    DateSpan days,
    LocalDate knownAt,
    List<Scope> scope,
    Map<String, LocalDate> dataAsOf,
    List<String> identityLinks,
    Knowledge knowledge) {

  /** All that is known: later than any fact. */
  public static final LocalDate NOW = LocalDate.of(9999, 12, 31);

  /** A question that sees all that was known at the end of the day. */
  public Question(
      DateSpan days,
      LocalDate knownAt,
      List<Scope> scope,
      Map<String, LocalDate> dataAsOf,
      List<String> identityLinks) {
    this(days, knownAt, scope, dataAsOf, identityLinks, Knowledge.ALL);
  }

  /** A question where each key is a person. */
  public Question(
      DateSpan days, LocalDate knownAt, List<Scope> scope, Map<String, LocalDate> dataAsOf) {
    this(days, knownAt, scope, dataAsOf, List.of());
  }

  /** A unit and one node that it is part of. */
  public record Scope(String unit, NodeId node) {}
}
