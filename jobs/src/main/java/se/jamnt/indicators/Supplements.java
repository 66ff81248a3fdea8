package se.jamnt.indicators;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import se.jamnt.model.CaseSystem;

/**
 * Which sources tell more of the episodes of which, under the same keys.
 *
 * @param episodes by the source that supplements, the source of the episodes
 */
public record Supplements(SortedMap<String, String> episodes) {

  /** No source supplements another. */
  public static final Supplements NONE = new Supplements(new TreeMap<>());

  public Supplements {
    episodes = Collections.unmodifiableSortedMap(new TreeMap<>(episodes));
  }

  /** The supplements among all sources, by id. */
  public static Supplements among(Map<String, CaseSystem> systems) {
    SortedMap<String, String> episodes = new TreeMap<>();
    systems.forEach(
        (id, system) -> system.supplements().ifPresent(source -> episodes.put(id, source)));
    return new Supplements(episodes);
  }

  /** Those that supplement any of these sources. */
  Supplements of(List<String> sources) {
    SortedMap<String, String> among = new TreeMap<>(episodes);
    among.values().retainAll(sources);
    return new Supplements(among);
  }
}
