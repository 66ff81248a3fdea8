package se.jamnt.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Ids, of which some belong together: what belongs to the same thing belongs together. */
public final class JoinedIds {

  /** Each leads on to another of its set, the last one to itself. */
  private final Map<String, String> next = new TreeMap<>();

  /** Adds an id that belongs to no other so far. */
  public void add(String id) {
    next.putIfAbsent(id, id);
  }

  /** Says that some belong together; those that are new are added. */
  public void join(Collection<String> ids) {
    ids.forEach(this::add);
    ids.stream().findFirst().ifPresent(first -> ids.forEach(id -> next.put(last(id), last(first))));
  }

  /** On the way, all are led on to the last one at once. */
  private String last(String id) {
    List<String> way = new ArrayList<>();
    String at = id;
    for (String after = next.getOrDefault(at, at);
        !after.equals(at);
        after = next.getOrDefault(at, at)) {
      way.add(at);
      at = after;
    }
    for (String one : way) {
      next.put(one, at);
    }
    return at;
  }

  /** Those that belong together, in the order of the first of each set. */
  public List<Set<String>> sets() {
    Map<String, Set<String>> sets = new TreeMap<>();
    next.keySet().forEach(id -> sets.computeIfAbsent(last(id), end -> new TreeSet<>()).add(id));
    return sets.values().stream()
        .sorted(Comparator.comparing(set -> set.iterator().next()))
        .toList();
  }
}
