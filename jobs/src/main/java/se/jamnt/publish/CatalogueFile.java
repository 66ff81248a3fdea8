package se.jamnt.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import se.jamnt.disclosure.ProtectedTables;
import se.jamnt.indicators.Closures;
import se.jamnt.indicators.Closures.Closure;
import se.jamnt.model.Language;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.OrganisationChart.Organisation;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;
import se.jamnt.publish.CatalogueContents.Document;
import se.jamnt.publish.CatalogueContents.Format;
import se.jamnt.publish.CatalogueContents.PublishedPeriod;
import se.jamnt.publish.CatalogueContents.Report;
import se.jamnt.reports.Page;
import se.jamnt.reports.ReportCatalog;
import se.jamnt.reports.ReportPlan;

/** Writes {@code index.html} from what is published. */
final class CatalogueFile {

  private static final String OF_ALL_BOARDS = "";

  private final ProtectedTables tables;
  private final ReportPlan plan;
  private final ReportCatalog reports;
  private final OrganisationChart chart;
  private final PublishedTree tree;
  private final Approvals approvals;
  private final Ledger ledger;

  CatalogueFile(
      ProtectedTables tables,
      ReportPlan plan,
      ReportCatalog reports,
      OrganisationChart chart,
      PublishedTree tree,
      Approvals approvals,
      Ledger ledger) {
    this.tables = tables;
    this.plan = plan;
    this.reports = reports;
    this.chart = chart;
    this.tree = tree;
    this.approvals = approvals;
    this.ledger = ledger;
  }

  void write() {
    WholeFile.write(tree.catalogue(), Catalogue.html(contents()).getBytes(StandardCharsets.UTF_8));
  }

  private CatalogueContents contents() {
    Map<Period, Set<NodeId>> preliminary = new HashMap<>();
    Map<NodeId, Map<String, List<Report>>> byNode = new HashMap<>();
    for (Page page : pages()) {
      if (!isPublished(pathOf(page))) {
        continue;
      }
      Set<NodeId> waiting = preliminary.computeIfAbsent(page.period(), tables::preliminary);
      byNode
          .computeIfAbsent(page.node(), node -> new HashMap<>())
          .computeIfAbsent(boardOf(page), board -> new ArrayList<>())
          .add(report(page, waiting.contains(page.node())));
    }
    List<CatalogueContents.Organisation> organisations = new ArrayList<>();
    for (Organisation organisation : chart.organisations()) {
      List<CatalogueContents.Board> boards = new ArrayList<>();
      for (Board board : chart.boards()) {
        if (board.organisation().equals(organisation.id())) {
          boards.add(board(board, byNode));
        }
      }
      organisations.add(
          new CatalogueContents.Organisation(
              organisation.id(),
              organisation.name().in(Language.SV),
              byNode
                  .getOrDefault(new NodeId(Level.ORGANISATION, organisation.id()), Map.of())
                  .getOrDefault(OF_ALL_BOARDS, List.of()),
              boards));
    }
    List<PublishedPeriod> periods = new ArrayList<>();
    tables
        .periodsWithDataAsOf()
        .forEach(
            (period, asOf) -> {
              if (tree.isThere(period)) {
                periods.add(
                    new PublishedPeriod(
                        period,
                        asOf,
                        revision(period),
                        !preliminary.computeIfAbsent(period, tables::preliminary).isEmpty(),
                        document(period.id() + "/indicators.csv"),
                        Optional.of(period.id() + "/" + ChangesFile.NAME)
                            .filter(this::isPublished)
                            .map(this::document),
                        document(period.id() + "/" + Manifest.FILE)));
              }
            });
    return new CatalogueContents(organisations, periods);
  }

  /** Those of the plan, and of closed boards those that were closed: they stay. */
  private List<Page> pages() {
    Closures closures = approvals.closures();
    List<Page> pages = new ArrayList<>(plan.pages());
    Map<String, Page> ofOrganisations = new TreeMap<>();
    pages.removeIf(
        page -> isOfOrganisation(page) || approvals.isClosed(page.period(), boardOf(page)));
    plan.pages().stream()
        .filter(CatalogueFile::isOfOrganisation)
        .forEach(page -> ofOrganisations.put(pathOf(page), page));
    for (Period period : closures.periods()) {
      for (Closure closure : closures.closed(period).values()) {
        ledger.paths(closure.release()).keySet().stream()
            .filter(path -> Ledger.isOf(closure.board(), path))
            .map(path -> closedPage(period, closure.board(), path))
            .flatMap(Optional::stream)
            .forEach(pages::add);
        ledger.paths(closure.release()).keySet().stream()
            .flatMap(path -> Page.ofOrganisation(period, path).stream())
            .forEach(page -> ofOrganisations.put(pathOf(page), page));
      }
    }
    pages.addAll(ofOrganisations.values());
    return pages;
  }

  /** The page that a file of a closed board is; empty for other files. */
  private static Optional<Page> closedPage(Period period, String board, String path) {
    Page workbook = new Page(period, new NodeId(Level.BOARD, board), Language.SV, path);
    if (workbook.isWorkbook()) {
      return Optional.of(workbook);
    }
    String file = path.substring(path.lastIndexOf('/') + 1);
    for (Language language : Language.values()) {
      String ending = language == Language.SV ? ".pdf" : "." + language.word() + ".pdf";
      String name = file.endsWith(ending) ? file.substring(0, file.length() - ending.length()) : "";
      if (!name.isEmpty() && name.indexOf('.') < 0) {
        NodeId node =
            name.equals("board-report")
                ? new NodeId(Level.BOARD, board)
                : new NodeId(Level.UNIT, name);
        return Optional.of(new Page(period, node, language, path));
      }
    }
    return Optional.empty();
  }

  private static String pathOf(Page page) {
    return page.period().id() + "/" + page.path();
  }

  private int revision(Period period) {
    return chart.boards().stream()
        .mapToInt(board -> approvals.closures().revision(period, board.id()))
        .max()
        .orElse(0);
  }

  /** The folder between organisation and file in a page's path names the board, if there is one. */
  private static String boardOf(Page page) {
    return isOfOrganisation(page) ? OF_ALL_BOARDS : page.path().split("/", -1)[1];
  }

  private static boolean isOfOrganisation(Page page) {
    return page.node().level() == Level.ORGANISATION;
  }

  private CatalogueContents.Board board(
      Board board, Map<NodeId, Map<String, List<Report>>> byNode) {
    List<CatalogueContents.Unit> units = new ArrayList<>();
    for (Unit unit : chart.units()) {
      List<Report> ofUnit =
          byNode
              .getOrDefault(new NodeId(Level.UNIT, unit.id()), Map.of())
              .getOrDefault(board.id(), List.of());
      if (!ofUnit.isEmpty()) {
        units.add(new CatalogueContents.Unit(unit.id(), unit.name().in(Language.SV), ofUnit));
      }
    }
    List<Report> ofBoard =
        byNode
            .getOrDefault(new NodeId(Level.BOARD, board.id()), Map.of())
            .getOrDefault(board.id(), List.of());
    return new CatalogueContents.Board(board.id(), board.name().in(Language.SV), ofBoard, units);
  }

  private Report report(Page page, boolean preliminary) {
    return new Report(
        page.isWorkbook()
            ? CatalogueWords.WORKBOOK
            : reports.of(page.node().level()).orElseThrow().title().in(Language.SV),
        page.period(),
        page.language(),
        page.isWorkbook() ? Format.XLSX : Format.PDF,
        document(pathOf(page)),
        Edition.boardsOf(page, chart).stream()
            .mapToInt(board -> approvals.closures().revision(page.period(), board))
            .max()
            .orElse(0),
        preliminary);
  }

  /** A period that is asked for alone is published before the others. */
  private boolean isPublished(String path) {
    return Files.exists(tree.catalogue().resolveSibling(path));
  }

  /** The manifest's own size differs with the run's times, and the catalogue must not. */
  private Document document(String path) {
    try {
      return new Document(path, Files.size(tree.catalogue().resolveSibling(path)));
    } catch (IOException e) {
      throw new UncheckedIOException("can't find the published file " + path, e);
    }
  }
}
