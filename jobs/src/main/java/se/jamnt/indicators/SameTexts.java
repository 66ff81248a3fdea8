package se.jamnt.indicators;

import java.util.HashMap;
import java.util.Map;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/**
 * Makes keys of figures from the words of rows. Rows repeat a few thousand texts: equal ones become
 * one, which takes less room and compares at once. Good for one thread.
 */
public final class SameTexts {

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Map<String, NodeId>> nodes = new HashMap<>();
  private final Map<String, Statistic> statistics = new HashMap<>();

  /** The text, or the equal one that came first. */
  public String one(String text) {
    String same = texts.putIfAbsent(text, text);
    return same == null ? text : same;
  }

  /** The statistic of a word. */
  public Statistic statistic(String word) {
    return statistics.computeIfAbsent(word, Statistic::of);
  }

  /** The key of a row, whose parameters are its columns. */
  public FigureKey key(
      Period period,
      String level,
      String node,
      String indicator,
      Statistic statistic,
      String breakdown,
      String category,
      String sex) {
    return new FigureKey(
        period,
        nodes
            .computeIfAbsent(level, word -> new HashMap<>())
            .computeIfAbsent(node, id -> new NodeId(Level.of(level), id)),
        one(indicator),
        statistic,
        one(breakdown),
        one(category),
        Sex.valueOf(sex));
  }
}
