package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;
import se.jamnt.model.JoinedIds;

/**
 * Indicators that count anything together. Nothing adds up over two families, and no cell is in
 * two: each can be looked at by itself, in little room.
 */
final class Families {

  private final Map<String, Integer> ofIndicator = new TreeMap<>();

  /**
   * The families of a catalogue.
   *
   * @param definitions by indicator id
   */
  Families(Map<String, IndicatorDefinition> definitions) {
    Map<String, String> ofWhat = new HashMap<>();
    JoinedIds joined = new JoinedIds();
    definitions.keySet().forEach(joined::add);
    for (IndicatorDefinition definition : new TreeMap<>(definitions).values()) {
      for (String what : whatIsCounted(definition, definitions)) {
        String other = ofWhat.putIfAbsent(what, definition.id());
        if (other != null) {
          joined.join(List.of(definition.id(), other));
        }
      }
    }
    int family = 0;
    for (Set<String> together : joined.sets()) {
      for (String id : together) {
        ofIndicator.put(id, family);
      }
      family++;
    }
  }

  /** All that its cells count is one of these, or has to do with one of these only. */
  private static Set<String> whatIsCounted(
      IndicatorDefinition definition, Map<String, IndicatorDefinition> definitions) {
    List<IndicatorDefinition> counting = new ArrayList<>(List.of(definition));
    counting.addAll(definition.measure().other().stream().toList());
    if (definition.measure() instanceof Measure.Resources resources) {
      counting.addAll(resources.selections());
    }
    if (definition.measure() instanceof Measure.Count count) {
      count.unseenIn().map(definitions::get).ifPresent(counting::add);
    }
    Set<String> what = new HashSet<>();
    for (IndicatorDefinition one : counting) {
      what.add(Counted.by(one).what());
      what.add(Counted.ofAnybody(one).what());
    }
    return what;
  }

  /** Things by their family. */
  record Divided<T>(Map<Integer, List<T>> parts) {

    /** Those of a family; none where it has none. */
    List<T> of(int family) {
      return parts.getOrDefault(family, List.of());
    }
  }

  /**
   * Divides things.
   *
   * @throws IllegalArgumentException if one is of an indicator that is not defined
   */
  <T> Divided<T> divide(Collection<T> things, Function<T, FigureKey> key) {
    Map<Integer, List<T>> parts = new TreeMap<>();
    for (T thing : things) {
      parts
          .computeIfAbsent(of(key.apply(thing).indicator()), family -> new ArrayList<>())
          .add(thing);
    }
    return new Divided<>(parts);
  }

  /** The same, without what is of indicators that are not defined any more. */
  <T> Divided<T> divideKnown(Collection<T> things, Function<T, FigureKey> key) {
    return divide(
        things.stream()
            .filter(thing -> ofIndicator.containsKey(key.apply(thing).indicator()))
            .toList(),
        key);
  }

  /** The family of an indicator. */
  int of(String indicator) {
    Integer family = ofIndicator.get(indicator);
    if (family == null) {
      throw new IllegalArgumentException("no indicator " + indicator);
    }
    return family;
  }

  /**
   * What was found of a family by itself.
   *
   * @param counted what its cells count
   */
  record Found<T>(T result, Set<Counted> counted) {}

  /**
   * Looks at each family by itself, on all processors.
   *
   * @param size what the families are sorted by, the largest first
   * @throws IllegalStateException if two families count the same
   */
  static <T> List<T> each(
      Collection<Integer> families, ToIntFunction<Integer> size, Function<Integer, Found<T>> look) {
    List<Found<T>> found = SideBySide.of(List.copyOf(families), size, look);
    Set<Counted> seen = new HashSet<>();
    for (Found<T> one : found) {
      for (Counted counted : one.counted()) {
        if (!seen.add(counted)) {
          throw new IllegalStateException("counted in two families: " + counted.what());
        }
      }
    }
    return found.stream().map(Found::result).toList();
  }
}
