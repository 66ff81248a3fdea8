package se.jamnt.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import se.jamnt.disclosure.ProtectedTable;
import se.jamnt.disclosure.ProtectedTables;
import se.jamnt.disclosure.SourceNote;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.reports.Page;
import se.jamnt.reports.ReportPlan;

/** Publishes the periods whose files have changed, each whole, and last the catalogue of all. */
public final class Publication {

  private final ProtectedTables tables;
  private final ReportPlan plan;
  private final PageStore pages;
  private final PublishedTree tree;
  private final CatalogueFile catalogue;
  private final Provenance provenance;

  Publication(
      ProtectedTables tables,
      ReportPlan plan,
      PageStore pages,
      PublishedTree tree,
      CatalogueFile catalogue,
      Provenance provenance) {
    this.tables = tables;
    this.plan = plan;
    this.pages = pages;
    this.tree = tree;
    this.catalogue = catalogue;
    this.provenance = provenance;
  }

  /** Something to publish. */
  public sealed interface Due {}

  /** A period, with its pages. */
  record PeriodDue(Period period, List<Page> pages) implements Due {}

  /**
   * The catalogue, after the periods.
   *
   * @param ofAll whether all periods have been looked at, so that the tree is then up to date
   */
  record CatalogueDue(boolean ofAll) implements Due {}

  /**
   * What publishing came to.
   *
   * @param released the period, if it has new files
   */
  public record Outcome(Optional<Period> released) {}

  /** Finishes what an interrupted run had begun to publish. The first thing of every run. */
  public void completePending() {
    tree.completePending();
  }

  /** What to publish, in order; nothing if all is as it was. */
  public List<Due> due() {
    if (tree.isUpToDate()) {
      return List.of();
    }
    return due(tables.periods(), true);
  }

  /** One period and the catalogue; nothing if the period has no figures. */
  public List<Due> due(Period period) {
    return tables.periods().contains(period) ? due(List.of(period), false) : List.of();
  }

  private List<Due> due(List<Period> periods, boolean all) {
    Map<Period, List<Page>> pagesOf = new TreeMap<>();
    plan.pages()
        .forEach(page -> pagesOf.computeIfAbsent(page.period(), p -> new ArrayList<>()).add(page));
    List<Due> due = new ArrayList<>();
    for (Period period : periods) {
      due.add(new PeriodDue(period, pagesOf.getOrDefault(period, List.of())));
    }
    due.add(new CatalogueDue(all));
    return due;
  }

  /**
   * Publishes, unless the files would be those that are there.
   *
   * @param run for the manifest and the ledger
   * @param start when the run began
   */
  public Outcome publish(Due due, String run, Instant start) {
    if (due instanceof PeriodDue period) {
      return publish(period, run, start);
    }
    catalogue.write();
    if (due instanceof CatalogueDue last && last.ofAll()) {
      tree.isNowUpToDate();
    }
    pages.clear();
    return new Outcome(Optional.empty());
  }

  private Outcome publish(PeriodDue due, String run, Instant start) {
    ProtectedTable table =
        tables
            .of(due.period())
            .orElseThrow(() -> new IllegalStateException("no table of " + due.period()));
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("indicators.csv", IndicatorCsv.of(table));
    for (Page page : due.pages()) {
      files.put(page.path(), pages.last(Drawing.pathOf(page)));
    }
    Manifest manifest = manifest(table).withFiles(files);
    String contents = manifest.fingerprint();
    if (tree.has(due.period(), contents, files)) {
      return new Outcome(Optional.empty());
    }
    files.put(Manifest.FILE, manifest.bytes(run, start, Instant.now()));
    tree.release(due.period(), 0, run, contents, tables.lastDelivery(due.period()), files);
    return new Outcome(Optional.of(due.period()));
  }

  private Manifest manifest(ProtectedTable table) {
    Map<String, Object> sources = new TreeMap<>();
    for (SourceNote note : table.sources()) {
      sources.merge(
          note.source(),
          note.dataAsOf().toString(),
          (a, b) -> a.toString().compareTo(b.toString()) > 0 ? a : b);
    }
    Map<String, Integer> revisions = new TreeMap<>();
    table.nodes().stream()
        .filter(node -> node.level() == Level.BOARD)
        .map(NodeId::id)
        .forEach(board -> revisions.put(board, 0));
    return new Manifest()
        .with("period", table.period().id())
        .with("dataAsOf", table.dataAsOf().toString())
        .with("sources", sources)
        .with("revisions", revisions)
        .with("definitions", provenance.definitions())
        .with("config", provenance.configuration())
        .with("templates", provenance.templates())
        .with("software", provenance.software())
        .with("disclosure", provenance.disclosure());
  }
}
