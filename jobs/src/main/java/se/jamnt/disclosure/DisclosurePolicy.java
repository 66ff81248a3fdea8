package se.jamnt.disclosure;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.YamlMap;

/**
 * The data owner's decision on what may be shown.
 *
 * @param rules by the name that indicators refer to
 */
public record DisclosurePolicy(Map<String, Rule> rules) {

  /**
   * One rule.
   *
   * @param hideBelow counts from 1 up to, not including, this are hidden
   */
  public record Rule(int hideBelow) {

    boolean hides(long count) {
      return count > 0 && count < hideBelow;
    }
  }

  public DisclosurePolicy {
    rules = Map.copyOf(rules);
  }

  /** Reads {@code config/disclosure.yml}. */
  public static DisclosurePolicy read(Path home, Problems problems) {
    YamlMap file = YamlMap.read(home, home.resolve("config/disclosure.yml"), problems);
    Map<String, Rule> rules = new LinkedHashMap<>();
    YamlMap written = file.map("rules");
    for (String name : written.keys()) {
      YamlMap rule = written.map(name);
      if (!rule.has("hide-below")) {
        rule.problem("hide-below is missing; write the smallest count that may be shown");
      }
      rules.put(name, new Rule(rule.integer("hide-below", 2, 5)));
      rule.noOtherKeys();
    }
    file.noOtherKeys();
    return new DisclosurePolicy(rules);
  }

  /** The names of the rules. */
  public Set<String> names() {
    return rules.keySet();
  }

  /** The rule of a name that the configuration was checked to have. */
  public Rule rule(String name) {
    Rule rule = rules.get(name);
    if (rule == null) {
      throw new IllegalArgumentException("no rule \"" + name + "\" in config/disclosure.yml");
    }
    return rule;
  }

  /** The rule that hides most; it holds for what no indicator stands for. */
  public Rule strictest() {
    return rules.values().stream().max(Comparator.comparingInt(Rule::hideBelow)).orElseThrow();
  }

  /** The rules in one text, the same for the same rules. */
  public String written() {
    return new TreeMap<>(rules).toString();
  }
}
