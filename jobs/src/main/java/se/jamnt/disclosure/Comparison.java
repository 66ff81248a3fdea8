package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.jamnt.disclosure.ChangeReason.Kind;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.RowChanges.Place;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/**
 * Why figures differ from others that were published: those of an earlier release, of a revision,
 * or those that a re-run is held against.
 *
 * @param changedDefinitions the indicators whose files differ
 */
public record Comparison(
    Period period, ComparedSide before, ComparedSide after, Set<String> changedDefinitions) {

  /** Every figure that differs. */
  public List<FigureChange> changes(
      Collection<ProtectedFigure> then, Collection<ProtectedFigure> now, CountedRows rows) {
    Map<Counted, List<ChangeReason>> known = new HashMap<>();
    return pairs(then, now).stream()
        .filter(Pair::differs)
        .map(
            pair ->
                new FigureChange(
                    pair.key(),
                    pair.then(),
                    pair.now(),
                    reasons(
                        pair,
                        known.computeIfAbsent(
                            new Counted(pair.key().node(), pair.key().indicator()),
                            counted -> beneath(counted, rows)))))
        .toList();
  }

  /**
   * The places whose changed rows must not be counted out: a number of all records that only one
   * side hides would follow from the other's and the rows that came and went.
   */
  public Set<Place> guarded(Collection<ProtectedFigure> then, Collection<ProtectedFigure> now) {
    Set<Place> guarded = new HashSet<>();
    pairs(then, now).stream()
        .filter(pair -> pair.isHiddenThen() != pair.isHiddenNow())
        .map(Pair::key)
        .filter(this::isNumberOfAllRecords)
        .forEach(
            key ->
                unitsAndOrganisations(key.node())
                    .forEach(
                        unit ->
                            sources(key.indicator())
                                .forEach(source -> guarded.add(new Place(unit, source)))));
    return guarded;
  }

  private boolean isNumberOfAllRecords(FigureKey key) {
    return key.sex() == Sex.T
        && key.breakdown().isEmpty()
        && (key.statistic() == Statistic.COUNT || key.statistic() == Statistic.SHARE)
        && (before.countsAll(key.indicator()) || after.countsAll(key.indicator()));
  }

  /** A figure on both sides; empty where a side has no such row. */
  private record Pair(
      FigureKey key, Optional<ProtectedFigure> then, Optional<ProtectedFigure> now) {

    boolean differs() {
      return then.isEmpty() || now.filter(then.get()::saysTheSameAs).isEmpty();
    }

    boolean isHiddenThen() {
      return then.filter(ProtectedFigure::isHidden).isPresent();
    }

    boolean isHiddenNow() {
      return now.filter(ProtectedFigure::isHidden).isPresent();
    }

    /** Whether either was without what later deliveries told. */
    boolean sawLaterData() {
      return isPreliminaryOrMissing(then) != isPreliminaryOrMissing(now);
    }

    private static boolean isPreliminaryOrMissing(Optional<ProtectedFigure> figure) {
      return figure
          .map(ProtectedFigure::status)
          .filter(status -> status == Status.PRELIMINARY || status == Status.MISSING)
          .isPresent();
    }
  }

  private static List<Pair> pairs(
      Collection<ProtectedFigure> then, Collection<ProtectedFigure> now) {
    Map<FigureKey, ProtectedFigure> before = byKey(then);
    Map<FigureKey, ProtectedFigure> after = byKey(now);
    return Stream.concat(before.keySet().stream(), after.keySet().stream())
        .distinct()
        .map(
            key ->
                new Pair(
                    key, Optional.ofNullable(before.get(key)), Optional.ofNullable(after.get(key))))
        .toList();
  }

  private static Map<FigureKey, ProtectedFigure> byKey(Collection<ProtectedFigure> figures) {
    Map<FigureKey, ProtectedFigure> byKey = new HashMap<>();
    figures.forEach(figure -> byKey.put(figure.key(), figure));
    return byKey;
  }

  /** What a node's figures of an indicator have in common: the records beneath them. */
  private record Counted(NodeId node, String indicator) {}

  private List<ChangeReason> reasons(Pair pair, List<ChangeReason> beneath) {
    NodeId node = pair.key().node();
    if ((pair.then().isEmpty() && before.waited().contains(node))
        || (pair.now().isEmpty() && after.waited().contains(node))) {
      return List.of(ChangeReason.of(Kind.APPROVAL));
    }
    List<ChangeReason> reasons = new ArrayList<>(beneath);
    if (pair.isHiddenThen() != pair.isHiddenNow()) {
      reasons.add(ChangeReason.of(Kind.DISCLOSURE));
    } else if (pair.then().isPresent() && pair.now().isPresent() && pair.sawLaterData()) {
      reasons.add(ChangeReason.of(Kind.LATER_DATA));
    }
    if (reasons.isEmpty()) {
      reasons.add(ChangeReason.of(Kind.OTHER_FIGURES));
    }
    return reasons;
  }

  private List<ChangeReason> beneath(Counted counted, CountedRows rows) {
    NodeId node = counted.node();
    List<ChangeReason> reasons =
        new ArrayList<>(rows.reasons(unitsAndOrganisations(node), sources(counted.indicator())));
    if (changedDefinitions.contains(counted.indicator())) {
      reasons.add(ChangeReason.of(Kind.DEFINITION));
    }
    if (!before.units(node, period).equals(after.units(node, period))) {
      reasons.add(ChangeReason.of(Kind.ORGANISATION));
    }
    return reasons;
  }

  /** Also of an indicator that only one side defines. */
  private Set<String> sources(String indicator) {
    return Stream.concat(before.sources(indicator), after.sources(indicator))
        .collect(Collectors.toSet());
  }

  private Set<String> unitsAndOrganisations(NodeId node) {
    Set<String> units = new TreeSet<>(before.units(node, period));
    units.addAll(after.units(node, period));
    Set<String> ids = new TreeSet<>(units);
    Stream.concat(before.organisations(units, period), after.organisations(units, period))
        .forEach(ids::add);
    return ids;
  }
}
