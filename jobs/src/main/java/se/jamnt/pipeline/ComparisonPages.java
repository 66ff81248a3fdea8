package se.jamnt.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import se.jamnt.configuration.Home;
import se.jamnt.reports.Page;
import se.jamnt.reports.PdfRenderer;
import se.jamnt.reports.ReportPlan;
import se.jamnt.reports.Reports;

/**
 * Draws what two releases differ by, a PDF for each organisation, board and unit that has a report
 * and a figure that differs. They look as reports do today.
 */
final class ComparisonPages {

  private final Home home;
  private final WholeConfiguration configuration;
  private final Progress progress;

  ComparisonPages(Home home, WholeConfiguration configuration, Progress progress) {
    this.home = home;
    this.configuration = configuration;
    this.progress = progress;
  }

  /**
   * Draws the pages below a folder, under the paths that the reports have among what is published.
   *
   * @return how many there are
   */
  int draw(ComparedTables tables, Path out) {
    List<Page> pages = pages(tables);
    if (pages.isEmpty()) {
      return 0;
    }
    Reports reports = Parts.reports(configuration, tables);
    PdfRenderer renderer = PdfRenderer.compile(home.root());
    progress.begins("pages drawn", pages.size());
    for (Page page : pages) {
      ReleaseComparison.write(
          out.resolve(page.period().id()).resolve(page.path()),
          renderer.render(reports.composeComparison(page)));
      progress.oneDone();
    }
    progress.ends();
    return pages.size();
  }

  private List<Page> pages(ComparedTables tables) {
    return new ReportPlan(
            configuration.reports(), configuration.chart(), tables, Set.copyOf(tables.periods()))
        .pages().stream().filter(page -> !page.isWorkbook()).toList();
  }
}
