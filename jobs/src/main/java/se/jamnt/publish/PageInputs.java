package se.jamnt.publish;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import se.jamnt.disclosure.ChangeLists;
import se.jamnt.disclosure.ProtectedTables;
import se.jamnt.disclosure.SourceNote;
import se.jamnt.model.Cluster;
import se.jamnt.model.Clusters;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.Period;
import se.jamnt.reports.Page;

/**
 * What the contents of pages are composed from, as fingerprints, as it stands when it is first
 * asked for: the tables of the page's cluster, but of later periods, and what stands beside that of
 * its own. So pages of organisations of which nothing has changed need not be composed to see that
 * they are the same.
 */
final class PageInputs {

  private final ProtectedTables tables;
  private final ChangeLists changes;
  private final Clusters clusters;
  private final String common;
  private final Set<Period> baselines;
  private final Map<List<String>, Map<Period, String>> contents;
  private final Map<Period, List<SourceNote>> sources = new ConcurrentHashMap<>();
  private final Map<Period, String> changed = new ConcurrentHashMap<>();
  private final Map<InPeriod, String> known = new ConcurrentHashMap<>();

  private record InPeriod(Period period, Cluster cluster) {}

  /**
   * The inputs of pages.
   *
   * @param common fingerprint of what is the same for all: configuration, templates, program
   * @param baselines periods that any may be compared with
   */
  PageInputs(
      ProtectedTables tables,
      ChangeLists changes,
      Clusters clusters,
      String common,
      Set<Period> baselines) {
    this.tables = tables;
    this.changes = changes;
    this.clusters = clusters;
    this.common = common;
    this.baselines = baselines;
    this.contents = tables.contents();
  }

  /** The fingerprint of a page. */
  String of(Page page) {
    return known.computeIfAbsent(
        new InPeriod(page.period(), clusters.of(page.node().id())), this::of);
  }

  /** The number of a page's cluster: pages of the same one share their tables. */
  int place(Page page) {
    return clusters.all().indexOf(clusters.of(page.node().id()));
  }

  /** Of the period, and of what it may be compared with: nothing that ends later. */
  private Map<Period, String> contents(InPeriod of) {
    Map<Period, String> some =
        new TreeMap<>(contents.getOrDefault(of.cluster().organisations(), Map.of()));
    some.keySet()
        .removeIf(other -> other.last().isAfter(of.period().last()) && !baselines.contains(other));
    return some;
  }

  private String of(InPeriod of) {
    Fingerprint inputs =
        Fingerprint.of("page inputs")
            .with(common)
            .with(contents(of).toString())
            .with(changed.computeIfAbsent(of.period(), changes::fingerprint));
    sources.computeIfAbsent(of.period(), tables::sources).stream()
        .filter(note -> note.tellsOf(of.cluster()))
        .forEach(note -> inputs.with(note.toString()));
    return inputs.hex();
  }
}
