package se.jamnt.publish;

import java.util.List;
import se.jamnt.model.DateSpan;
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

  /** The boards whose figures a page rests on: one, or all those of an organisation. */
  static List<String> boardsOf(Page page, OrganisationChart chart) {
    DateSpan days = page.period().days();
    return chart
        .boardOf(page.node(), days)
        .map(List::of)
        .orElseGet(
            () ->
                chart.unitsOf(page.node(), days).stream()
                    .flatMap(unit -> unit.boardFor(days).stream())
                    .distinct()
                    .toList());
  }
}
