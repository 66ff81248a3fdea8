package se.jamnt.publish;

import se.jamnt.model.OrganisationChart;
import se.jamnt.reports.Page;
import se.jamnt.reports.ReportPlan;
import se.jamnt.reports.Reports;

/**
 * For whom pages are made: the public, or those who approve.
 *
 * @param kind which of the two
 * @param plan its pages
 * @param reports what stands in them
 */
public record Edition(Kind kind, ReportPlan plan, Reports reports) {

  /** The two editions. */
  public enum Kind {
    PUBLISHED("published"),
    /** Marked as working material, and never below {@code published/}. */
    DRAFT("drafts");

    private final String folder;

    Kind(String folder) {
      this.folder = folder;
    }

    /** The page's path from the folder {@code data/}. */
    String pathOf(Page page) {
      return folder + "/" + page.period().id() + "/" + page.path();
    }
  }

  /** The board whose folder a page lies in. */
  static String boardOf(Page page, OrganisationChart chart) {
    return chart
        .boardOf(page.node(), page.period().days())
        .orElseThrow(() -> new IllegalArgumentException("no board of " + page.node()));
  }
}
