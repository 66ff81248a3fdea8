package se.jamnt.disclosure;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.YamlMap;
import se.jamnt.indicators.Contributions;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Unit;

/**
 * The data owner's decision on what may be shown.
 *
 * @param rules by the name that indicators refer to
 * @param shownFirst what stays shown, as long as there is a choice, the first before all others
 * @param withoutUnknownSex units whose own figures leave out those of unknown sex
 * @param releases what may be told of changes between releases
 * @param waiver present just where nothing is protected: an evaluator's own re-run
 */
public record DisclosurePolicy(
    Map<String, Rule> rules,
    List<Preference> shownFirst,
    Set<String> withoutUnknownSex,
    Releases releases,
    Optional<Waiver> waiver) {

  /**
   * Who sees unprotected figures, and why.
   *
   * @param by a person's name
   */
  public record Waiver(String by, String reason) {}

  /**
   * What holds for the indicators that name it.
   *
   * @param hideBelow counts from 1 up to, not including, this are hidden; 0 hides none
   * @param minimumBase means, medians and quartiles on a smaller base are hidden
   * @param allInOneCategory whether it may be seen that all of a sex are in one category, or none
   * @param dominance how much of an amount one or two may contribute
   */
  public record Rule(
      int hideBelow, int minimumBase, Sameness allInOneCategory, Dominance dominance) {

    boolean hides(long count) {
      return count > 0 && count < hideBelow;
    }

    Rule stricter(Rule other) {
      return new Rule(
          Math.max(hideBelow, other.hideBelow),
          Math.max(minimumBase, other.minimumBase),
          allInOneCategory == Sameness.HIDDEN ? allInOneCategory : other.allInOneCategory,
          new Dominance(
              Math.min(dominance.one(), other.dominance.one()),
              Math.min(dominance.two(), other.dominance.two())));
    }
  }

  /**
   * Amounts of which the largest contributor, or the two largest, have more than so many per cent
   * are hidden; 100 hides none.
   */
  public record Dominance(int one, int two) {

    /** None is hidden for this reason. */
    public static final Dominance ANY = new Dominance(ALL, ALL);

    /** Whether an amount is hidden. */
    boolean hides(Contributions.Largest largest) {
      return isMore(largest.one(), one, largest.total())
          || isMore(largest.two(), two, largest.total());
    }

    private static boolean isMore(BigDecimal part, int percent, BigDecimal total) {
      return part.multiply(BigDecimal.valueOf(ALL))
              .compareTo(total.multiply(BigDecimal.valueOf(percent)))
          > 0;
    }
  }

  /** What happens to figures from which a reader learns something of all of a sex. */
  public enum Sameness {
    SHOWN,
    HIDDEN
  }

  /** A reason to show one figure rather than another. */
  public enum Preference {
    /** What readers have seen stays seen. */
    RELEASED,
    /** Undivided figures before those by category. */
    HEADLINES,
    /** Group, organisation and board before units. */
    HIGHER_LEVELS,
    /** Years before tertials before months. */
    LONGER_PERIODS,
    /** Both sexes together before women and men. */
    TOTALS,
    /** Large counts before small ones. */
    LARGER_COUNTS
  }

  /**
   * What may be told of changes between releases.
   *
   * @param holdBackChangesBelow of a closed period, changes of fewer than this are not published
   */
  public record Releases(int holdBackChangesBelow) {}

  private static final int SMALLEST_GROUP = 2;
  private static final int ALL = 100;
  private static final int HALF = 50;
  private static final int USUAL_THRESHOLD = 5;
  private static final int USUAL_MINIMUM_BASE = 10;

  public DisclosurePolicy {
    rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
    shownFirst = List.copyOf(shownFirst);
    withoutUnknownSex = Collections.unmodifiableSet(new TreeSet<>(withoutUnknownSex));
  }

  /** The policy that hides counts of 1 to 4 by one rule, and is silent about the rest. */
  static DisclosurePolicy usual() {
    return new DisclosurePolicy(
        Map.of(
            "standard",
            new Rule(USUAL_THRESHOLD, USUAL_MINIMUM_BASE, Sameness.SHOWN, Dominance.ANY)),
        List.of(Preference.values()),
        Set.of(),
        new Releases(USUAL_THRESHOLD),
        Optional.empty());
  }

  /** Reads {@code config/disclosure.yml}. */
  public static DisclosurePolicy read(Path home, OrganisationChart chart, Problems problems) {
    YamlMap file = YamlMap.read(home, home.resolve("config/disclosure.yml"), problems);
    Map<String, Rule> rules = new LinkedHashMap<>();
    YamlMap written = file.map("rules");
    for (String name : written.keys()) {
      rules.put(name, rule(written.map(name)));
    }
    List<Preference> shownFirst = shownFirst(file);
    List<String> units =
        file.references(
            "without-unknown-sex", "unit", chart.units().stream().map(Unit::id).toList());
    YamlMap releases = file.map("releases");
    Releases changes =
        new Releases(releases.integer("hold-back-changes-below", 0, USUAL_THRESHOLD));
    releases.noOtherKeys();
    file.noOtherKeys();
    return new DisclosurePolicy(rules, shownFirst, Set.copyOf(units), changes, Optional.empty());
  }

  private static Rule rule(YamlMap written) {
    if (!written.has("hide-below")) {
      written.problem("hide-below is missing; write the smallest count that may be shown");
    }
    Rule rule =
        new Rule(
            written.integer("hide-below", SMALLEST_GROUP, USUAL_THRESHOLD),
            written.integer("minimum-base", SMALLEST_GROUP, USUAL_MINIMUM_BASE),
            written.choice("all-in-one-category", Sameness.class, Sameness.SHOWN),
            new Dominance(
                percent(written, "largest-share-of-one"),
                percent(written, "largest-share-of-two")));
    if (rule.minimumBase() < rule.hideBelow()) {
      written.problem("minimum-base", "is lower than hide-below, so it would never be used");
    }
    written.noOtherKeys();
    return rule;
  }

  private static int percent(YamlMap written, String key) {
    int percent = written.integer(key, HALF, ALL);
    if (percent > ALL) {
      written.problem(key, "is more than 100 per cent");
    }
    return percent;
  }

  /** All reasons, each once: those written in their order, then the others. */
  private static List<Preference> shownFirst(YamlMap file) {
    List<String> words = Arrays.stream(Preference.values()).map(DisclosurePolicy::word).toList();
    List<Preference> order = new ArrayList<>();
    for (String word : file.references("shown-first", "preference", words)) {
      int known = words.indexOf(word);
      if (known >= 0 && order.contains(Preference.values()[known])) {
        file.problem("shown-first", "\"" + word + "\" stands there twice");
      } else if (known >= 0) {
        order.add(Preference.values()[known]);
      }
    }
    Arrays.stream(Preference.values()).filter(one -> !order.contains(one)).forEach(order::add);
    return order;
  }

  private static String word(Preference preference) {
    return preference.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** The same with threshold 0: it hides nothing, and what is made with it is never published. */
  public DisclosurePolicy waived(Waiver waiver) {
    Map<String, Rule> open = new LinkedHashMap<>();
    rules.keySet().forEach(name -> open.put(name, new Rule(0, 0, Sameness.SHOWN, Dominance.ANY)));
    return new DisclosurePolicy(
        open, shownFirst, withoutUnknownSex, new Releases(0), Optional.of(waiver));
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
    return strictest(rules.values());
  }

  private static Rule strictest(Collection<Rule> rules) {
    return rules.stream().max(Comparator.comparingInt(Rule::hideBelow)).orElseThrow();
  }

  /** The policy in one text, the same for the same decisions. */
  public String written() {
    return new java.util.TreeMap<>(rules)
        + " "
        + shownFirst
        + " "
        + withoutUnknownSex
        + releases
        + waiver.map(one -> " " + one).orElse("");
  }

  /** Changes with any decision. */
  public String fingerprint() {
    return Fingerprint.of("policy").with(written()).hex();
  }
}
