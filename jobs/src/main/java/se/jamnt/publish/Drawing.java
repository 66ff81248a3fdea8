package se.jamnt.publish;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.Period;
import se.jamnt.reports.FigureBook;
import se.jamnt.reports.Page;
import se.jamnt.reports.PdfRenderer;
import se.jamnt.reports.ReportDocument;
import se.jamnt.reports.Reports;

/** Draws the pages whose contents have changed and keeps them until they are published. */
public final class Drawing {

  private final List<Edition> editions;
  private final Approvals approvals;
  private final OrganisationChart chart;
  private final Supplier<PdfRenderer> renderer;
  private final PageStore pages;
  private final PublishedTree tree;
  private final String look;
  private final Supplier<PageInputs> inputsNow;
  private volatile @Nullable PageInputs inputs;
  private volatile PageStore.@Nullable Known known;

  /**
   * Drawing for a home.
   *
   * @param renderer made when the first page is to be drawn, since compiling templates takes time
   * @param look fingerprint of the templates and of the program that draws
   * @param inputsNow what pages are composed from, as it stands when it is asked for
   */
  Drawing(
      List<Edition> editions,
      Approvals approvals,
      OrganisationChart chart,
      Supplier<PdfRenderer> renderer,
      PageStore pages,
      PublishedTree tree,
      String look,
      Supplier<PageInputs> inputsNow) {
    this.editions = List.copyOf(editions);
    this.approvals = approvals;
    this.chart = chart;
    this.renderer = renderer;
    this.pages = pages;
    this.tree = tree;
    this.look = look;
    this.inputsNow = inputsNow;
  }

  /** A page of an edition, to be drawn if its contents have changed. */
  public record Due(Page page, Edition.Kind edition) {

    /** The node that the page is about. */
    public NodeId node() {
      return page.node();
    }
  }

  /** The pages to look at: those of which anything that they are made from has changed. */
  public List<Due> due() {
    if (tree.isUpToDate()) {
      return List.of();
    }
    return allPages().toList().stream()
        .parallel() // the files of all others are read, to see that they are whole
        .filter(due -> !isDrawn(due))
        .toList();
  }

  /** The pages of one period. */
  public List<Due> due(Period period) {
    return allPages().filter(due -> due.page().period().equals(period)).toList();
  }

  /**
   * Pages of closed boards are not among them: they stay as they were closed. Those that share
   * tables follow each other.
   */
  private Stream<Due> allPages() {
    PageInputs now = inputsNow.get();
    inputs = now;
    known = pages.known();
    return editions.stream()
        .flatMap(
            edition ->
                edition.plan().pages().stream()
                    .filter(page -> isOf(edition.kind(), page))
                    .map(page -> new Due(page, edition.kind())))
        .sorted(Comparator.comparing(due -> now.place(due.page())));
  }

  /** Whether a page is made for an edition now. */
  boolean isOf(Edition.Kind edition, Page page) {
    return edition == Edition.Kind.DRAFT
        ? Edition.boardsOf(page, chart).stream()
            .anyMatch(board -> approvals.waits(page.period(), board))
        : !approvals.isClosed(page);
  }

  /**
   * Draws a page, unless it was drawn from the same contents before.
   *
   * @return whether it was drawn
   */
  public boolean draw(Due due) {
    if (isDrawn(due)) {
      return false;
    }
    Content content = content(due);
    if (pages.isDrawn(pathOf(due), content.fingerprint(), inputs(due))) {
      return false;
    }
    pages.keep(pathOf(due), content.fingerprint(), inputs(due), content.drawn().get());
    return true;
  }

  private String inputs(Due due) {
    return asked(inputs).of(due.page());
  }

  private boolean isDrawn(Due due) {
    return asked(known).isDrawnFrom(pathOf(due), inputs(due));
  }

  private static <T> T asked(@Nullable T stands) {
    return Objects.requireNonNull(stands, "stands since it was asked for what is due");
  }

  /**
   * Draws a page, even if it was drawn from the same contents before.
   *
   * @return true: it was drawn
   */
  public boolean drawAnew(Due due) {
    Content content = content(due);
    pages.keep(pathOf(due), content.fingerprint(), inputs(due), content.drawn().get());
    return true;
  }

  /** What a page says, and how it becomes a file. */
  private record Content(String fingerprint, Supplier<byte[]> drawn) {}

  private Content content(Due due) {
    Page page = due.page();
    Reports reports = reports(due.edition());
    boolean draft = due.edition() == Edition.Kind.DRAFT;
    if (page.isWorkbook()) {
      FigureBook book = draft ? reports.composeDraftBook(page) : reports.composeBook(page);
      return new Content(
          fingerprint(book), () -> IndicatorXlsx.of(book, renderer.get().chartColours()));
    }
    ReportDocument document = draft ? reports.composeDraft(page) : reports.compose(page);
    return new Content(fingerprint(document), () -> renderer.get().render(document));
  }

  private Reports reports(Edition.Kind kind) {
    return editions.stream()
        .filter(edition -> edition.kind() == kind)
        .findFirst()
        .orElseThrow()
        .reports();
  }

  private String fingerprint(Record content) {
    return Fingerprint.of("page").with(content.toString()).with(look).hex();
  }

  private static String pathOf(Due due) {
    return due.edition().pathOf(due.page());
  }
}
