package se.jamnt.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import se.jamnt.disclosure.ChangeLists;
import se.jamnt.disclosure.ProtectedTables;
import se.jamnt.disclosure.SourceNote;
import se.jamnt.indicators.Closures.Closure;
import se.jamnt.model.Closing;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.reports.Page;

/**
 * Publishes the periods whose files have changed, each whole, writes drafts of what waits for
 * approval, and last the catalogue of all.
 */
public final class Publication {

  private final ProtectedTables tables;
  private final FiguresFile figures;
  private final Approvals approvals;
  private final List<Edition> editions;
  private final Drawing drawing;
  private final PageStore pages;
  private final PublishedTree tree;
  private final Ledger ledger;
  private final Drafts drafts;
  private final KeptFolders folders;
  private final CatalogueFile catalogue;
  private final ChangeLists changes;
  private final Provenance provenance;

  Publication(
      ProtectedTables tables,
      FiguresFile figures,
      Approvals approvals,
      List<Edition> editions,
      Drawing drawing,
      PageStore pages,
      PublishedTree tree,
      Ledger ledger,
      Drafts drafts,
      KeptFolders folders,
      CatalogueFile catalogue,
      ChangeLists changes,
      Provenance provenance) {
    this.tables = tables;
    this.figures = figures;
    this.approvals = approvals;
    this.editions = List.copyOf(editions);
    this.drawing = drawing;
    this.pages = pages;
    this.tree = tree;
    this.ledger = ledger;
    this.drafts = drafts;
    this.folders = folders;
    this.catalogue = catalogue;
    this.changes = changes;
    this.provenance = provenance;
  }

  /** Something to publish. */
  public sealed interface Due {}

  /** A period, with its pages of each edition. */
  record PeriodDue(Period period, Map<Edition.Kind, List<Page>> pages) implements Due {

    /** The paths of its pages in the folder {@code data/}. */
    private List<String> paths() {
      return pages.entrySet().stream()
          .flatMap(edition -> edition.getValue().stream().map(edition.getKey()::pathOf))
          .sorted()
          .toList();
    }
  }

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
   * @param drafted the period, if it has new drafts
   */
  public record Outcome(Optional<Period> released, Optional<Period> drafted) {}

  /** Finishes what an interrupted run had begun to publish. The first thing of every run. */
  public void completePending() {
    tree.completePending();
    ledger.noteEarlierLineages();
    figures.clear();
    changes.discardUnfinished();
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
    return due(List.of(period));
  }

  /** Some periods and the catalogue; nothing if none of them has figures. */
  public List<Due> due(List<Period> periods) {
    List<Period> known = periods.stream().filter(tables.periods()::contains).toList();
    return known.isEmpty() ? List.of() : due(known, false);
  }

  private List<Due> due(List<Period> periods, boolean all) {
    Map<Period, Map<Edition.Kind, List<Page>>> pagesOf = new TreeMap<>();
    for (Edition edition : editions) {
      for (Page page : edition.plan().pages()) {
        if (drawing.isOf(edition.kind(), page)) {
          pagesOf
              .computeIfAbsent(page.period(), p -> new LinkedHashMap<>())
              .computeIfAbsent(edition.kind(), kind -> new ArrayList<>())
              .add(page);
        }
      }
    }
    List<Due> due = new ArrayList<>();
    for (Period period : periods) {
      PeriodDue one = new PeriodDue(period, pagesOf.getOrDefault(period, Map.of()));
      if (!all || isNew(one)) {
        due.add(one);
      }
    }
    due.add(new CatalogueDue(all));
    return due;
  }

  /** Whether a period's folder would be made from anything else than it was, or is not whole. */
  private boolean isNew(PeriodDue due) {
    return !tree.isPublishedFrom(due.period(), inputs(due))
        || due.paths().stream().anyMatch(pages::waits);
  }

  /** Fingerprint of all that a period's folder is made from. */
  private String inputs(PeriodDue due) {
    Fingerprint inputs =
        Fingerprint.of("folder")
            .with(tables.fingerprint(due.period()))
            .with(changes.fingerprint(due.period()))
            .with(approvals.closures().fingerprint(due.period()))
            .with(tables.audit(due.period()).toString())
            .with(provenance.written());
    pages.hashes(due.paths()).forEach((path, sha256) -> inputs.with(path).with(sha256));
    return inputs.hex();
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
    ledger.settle();
    if (due instanceof CatalogueDue last && last.ofAll()) {
      tree.isNowUpToDate();
    }
    pages.clear();
    figures.clear();
    return new Outcome(Optional.empty(), Optional.empty());
  }

  private Outcome publish(PeriodDue due, String run, Instant start) {
    WithFigures nodes = withFigures(due.period());
    boolean released =
        approvals.isFixed(due.period(), nodes.shown())
            ? restore(due.period(), nodes, run)
            : release(due, nodes, run, start);
    boolean drafted = drafts.replace(due.period(), draftsOf(due, nodes));
    tree.isPublished(due.period(), inputs(due));
    return new Outcome(
        released ? Optional.of(due.period()) : Optional.empty(),
        drafted ? Optional.of(due.period()) : Optional.empty());
  }

  /**
   * The nodes that have figures of a period.
   *
   * @param shown those that may be published
   * @param heldBack those whose figures wait for approval
   */
  private record WithFigures(List<NodeId> shown, Set<NodeId> heldBack) {}

  private WithFigures withFigures(Period period) {
    List<NodeId> all = tables.nodes(period);
    Set<NodeId> heldBack = approvals.heldBack(period, all);
    return new WithFigures(
        all.stream().filter(node -> !heldBack.contains(node)).toList(), heldBack);
  }

  /** All is closed: the folder is put back as it was, should anything of it be lost. */
  private boolean restore(Period period, WithFigures nodes, String run) {
    Closure last =
        approvals.closures().closed(period).values().stream()
            .max(Comparator.comparingLong(Closure::release))
            .orElseThrow();
    Map<String, FileToRelease> files = ofLedger(period, ledger.files(last.release()));
    String contents = ledger.contents(last.release());
    if (tree.has(period, contents, files)) {
      return false;
    }
    tree.release(
        new Release(
            period,
            revision(period, nodes),
            run,
            contents,
            last.lastDelivery(),
            files,
            Optional.empty(),
            approvals.boards(period, nodes.shown()),
            approvals.heldBack(period, nodes.shown())));
    return true;
  }

  /** Files that the ledger keeps; those that lie in their place are not read from there. */
  private Map<String, FileToRelease> ofLedger(Period period, Map<String, FileToRelease> kept) {
    Map<String, FileToRelease> files = new TreeMap<>(kept);
    files.replaceAll(
        (path, file) ->
            tree.lies(period, path, file.sha256())
                ? new FileToRelease.Lying(tree.folder(period).resolve(path), file.sha256())
                : file);
    return files;
  }

  private boolean release(PeriodDue due, WithFigures nodes, String run, Instant start) {
    Period period = due.period();
    if (nodes.shown().isEmpty() && !tree.isThere(period)) {
      return false;
    }
    Map<String, FileToRelease> files = new TreeMap<>();
    files.put(FiguresFile.NAME, figures.of(period, nodes.heldBack()));
    changes
        .ofRevisions(period)
        .ifPresent(
            revised ->
                files.put(ChangesFile.NAME, new FileToRelease.Made(ChangesFile.of(revised))));
    due.pages()
        .getOrDefault(Edition.Kind.PUBLISHED, List.of())
        .forEach(page -> files.put(page.path(), pages.last(Edition.Kind.PUBLISHED.pathOf(page))));
    approvals
        .closures()
        .closed(period)
        .values()
        .forEach(
            closure ->
                files.putAll(ofLedger(period, ledger.files(closure.release(), closure.board()))));
    ofLedger(period, ofClosedOrganisations(period)).forEach(files::putIfAbsent);
    Manifest manifest = manifest(period, nodes).withFiles(files);
    String contents = manifest.fingerprint();
    Optional<Closing> closing = approvals.closures().wish(period);
    if (closing.isEmpty() && tree.has(period, contents, files)) {
      return false;
    }
    folders.keep(provenance.configuration());
    folders.keep(provenance.templates());
    files.put(Manifest.FILE, new FileToRelease.Made(manifest.bytes(run, start, Instant.now())));
    tree.release(
        new Release(
            period,
            revision(period, nodes),
            run,
            contents,
            tables.lastDelivery(),
            files,
            closing,
            approvals.boards(period, nodes.shown()),
            nodes.heldBack()));
    if (closing.isPresent()) {
      approvals.closingIsDone();
    }
    return true;
  }

  /** The own reports of organisations all of whose boards are closed, as last published. */
  private Map<String, FileToRelease> ofClosedOrganisations(Period period) {
    Map<String, FileToRelease> files = new TreeMap<>();
    approvals.closures().closed(period).values().stream()
        .map(Closure::release)
        .distinct()
        .sorted(Comparator.reverseOrder())
        .forEach(
            release ->
                ledger
                    .ofOrganisations(release)
                    .forEach(
                        (path, file) -> {
                          if (Page.ofOrganisation(period, path)
                              .filter(approvals::isClosed)
                              .isPresent()) {
                            files.putIfAbsent(path, file);
                          }
                        }));
    return files;
  }

  private Map<String, FileToRelease> draftsOf(PeriodDue due, WithFigures nodes) {
    Map<String, FileToRelease> files = new TreeMap<>();
    due.pages()
        .getOrDefault(Edition.Kind.DRAFT, List.of())
        .forEach(page -> files.put(page.path(), pages.last(Edition.Kind.DRAFT.pathOf(page))));
    if (!nodes.heldBack().isEmpty()) {
      files.put(FiguresFile.NAME, figures.of(due.period(), Set.of()));
    }
    return files;
  }

  private int revision(Period period, WithFigures nodes) {
    return approvals.boards(period, nodes.shown()).values().stream()
        .mapToInt(board -> approvals.closures().revision(period, board))
        .max()
        .orElse(0);
  }

  private Manifest manifest(Period period, WithFigures nodes) {
    Map<String, Object> sources = new TreeMap<>();
    for (SourceNote note : tables.sources(period)) {
      sources.merge(
          note.source(),
          note.dataAsOf().toString(),
          (a, b) -> a.toString().compareTo(b.toString()) > 0 ? a : b);
    }
    Map<String, Integer> revisions = new TreeMap<>();
    nodes.shown().stream()
        .filter(node -> node.level() == Level.BOARD)
        .map(NodeId::id)
        .forEach(board -> revisions.put(board, approvals.closures().revision(period, board)));
    return new Manifest()
        .with("period", period.id())
        .with("dataAsOf", tables.dataAsOf(period).toString())
        .with("sources", sources)
        .with("revisions", revisions)
        .with("approved", approved(period))
        .with("definitions", provenance.definitions())
        .with("config", provenance.configuration().fingerprint())
        .with("templates", provenance.templates().fingerprint())
        .with("software", provenance.software())
        .with("disclosure", provenance.disclosure())
        .with("audit", tables.audit(period));
  }

  /** Who closed which board and why; a board that this release closes stands there already. */
  private Map<String, Object> approved(Period period) {
    Map<String, Object> approved = new TreeMap<>();
    approvals
        .closures()
        .closed(period)
        .forEach(
            (board, one) ->
                approved.put(
                    board,
                    approval(one.by(), one.reason(), one.caseNumber(), one.on().toString())));
    approvals
        .closures()
        .wish(period)
        .ifPresent(
            wish ->
                wish.boards()
                    .forEach(
                        board ->
                            approved.put(
                                board,
                                approval(
                                    wish.by(),
                                    wish.reason(),
                                    wish.caseNumber(),
                                    wish.on().toString()))));
    return approved;
  }

  private static Map<String, String> approval(
      String by, String reason, Optional<String> caseNumber, String on) {
    Map<String, String> approval = new LinkedHashMap<>();
    approval.put("by", by);
    approval.put("on", on);
    approval.put("reason", reason);
    caseNumber.ifPresent(number -> approval.put("caseNumber", number));
    return approval;
  }
}
