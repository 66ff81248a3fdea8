package se.jamnt.publish;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.Period;
import se.jamnt.reports.Page;
import se.jamnt.reports.PdfRenderer;
import se.jamnt.reports.ReportDocument;
import se.jamnt.reports.ReportPlan;
import se.jamnt.reports.Reports;

/** Draws the pages whose contents have changed and keeps them until they are published. */
public final class Drawing {

  private final ReportPlan plan;
  private final Reports reports;
  private final Supplier<PdfRenderer> renderer;
  private final PageStore pages;
  private final PublishedTree tree;
  private final String look;

  /**
   * Drawing for a home.
   *
   * @param renderer made when the first page is to be drawn, since compiling templates takes time
   * @param look fingerprint of the templates and of the program that draws
   */
  Drawing(
      ReportPlan plan,
      Reports reports,
      Supplier<PdfRenderer> renderer,
      PageStore pages,
      PublishedTree tree,
      String look) {
    this.plan = plan;
    this.reports = reports;
    this.renderer = renderer;
    this.pages = pages;
    this.tree = tree;
    this.look = look;
  }

  /** The pages to look at: all, if anything that they are made from has changed. */
  public List<Page> due() {
    return tree.isUpToDate() ? List.of() : plan.pages();
  }

  /** The pages of one period. */
  public List<Page> due(Period period) {
    return plan.pages().stream().filter(page -> page.period().equals(period)).toList();
  }

  /**
   * Draws a page, unless it was drawn from the same contents before.
   *
   * @return whether it was drawn
   */
  public boolean draw(Page page) {
    ReportDocument document = reports.compose(page);
    String contents = contents(document);
    if (pages.find(pathOf(page), contents).isPresent()) {
      return false;
    }
    pages.keep(pathOf(page), contents, renderer.get().render(document));
    return true;
  }

  /**
   * Draws a page, even if it was drawn from the same contents before.
   *
   * @return true: it was drawn
   */
  public boolean drawAnew(Page page) {
    ReportDocument document = reports.compose(page);
    pages.keep(pathOf(page), contents(document), renderer.get().render(document));
    return true;
  }

  private String contents(ReportDocument document) {
    return Fingerprint.of("page").with(document.toString()).with(look).hex();
  }

  /** The page's path from the root of the published tree. */
  static String pathOf(Page page) {
    return Path.of(page.period().id()).resolve(page.path()).toString();
  }
}
