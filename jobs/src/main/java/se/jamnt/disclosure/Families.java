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
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;

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
    Map<String, String> next = new TreeMap<>();
    definitions.keySet().forEach(id -> next.put(id, id));
    for (IndicatorDefinition definition : new TreeMap<>(definitions).values()) {
      for (String what : whatIsCounted(definition, definitions)) {
        String other = ofWhat.putIfAbsent(what, definition.id());
        if (other != null) {
          next.put(last(next, definition.id()), last(next, other));
        }
      }
    }
    Map<String, Integer> numbers = new HashMap<>();
    for (String id : next.keySet()) {
      String family = last(next, id);
      ofIndicator.put(id, numbers.computeIfAbsent(family, key -> numbers.size()));
    }
  }

  private static String last(Map<String, String> next, String id) {
    String at = id;
    for (String after = next.getOrDefault(at, at);
        !after.equals(at);
        after = next.getOrDefault(at, at)) {
      at = after;
    }
    return at;
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

  /**
   * Things by their family, in an order that does not depend on theirs.
   *
   * @throws IllegalArgumentException if one is of an indicator that is not defined
   */
  <T> Map<Integer, List<T>> divide(Collection<T> things, Function<T, FigureKey> key) {
    Map<Integer, List<T>> divided = new TreeMap<>();
    for (T thing : things) {
      String indicator = key.apply(thing).indicator();
      Integer family = ofIndicator.get(indicator);
      if (family == null) {
        throw new IllegalArgumentException("no indicator " + indicator);
      }
      divided.computeIfAbsent(family, number -> new ArrayList<>()).add(thing);
    }
    return divided;
  }

  /** The same, without what is of indicators that are not defined any more. */
  <T> Map<Integer, List<T>> divideKnown(Collection<T> things, Function<T, FigureKey> key) {
    return divide(
        things.stream()
            .filter(thing -> ofIndicator.containsKey(key.apply(thing).indicator()))
            .toList(),
        key);
  }

  /**
   * Makes sure that what is looked at by itself can be.
   *
   * @param families what the cells of each count
   * @throws IllegalStateException if two count the same
   */
  static void requireApart(Collection<Set<Counted>> families) {
    Set<Counted> seen = new HashSet<>();
    for (Set<Counted> family : families) {
      for (Counted counted : family) {
        if (!seen.add(counted)) {
          throw new IllegalStateException("counted in two families: " + counted.what());
        }
      }
    }
  }
}
