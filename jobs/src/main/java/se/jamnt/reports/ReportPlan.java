package se.jamnt.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.jamnt.model.Language;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Membership;
import se.jamnt.model.OrganisationChart.Organisation;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;

/**
 * Which nodes get a page for which periods and in which languages. Which periods are the last is
 * counted from the date of each organisation's own data, never from today.
 */
public final class ReportPlan {

  private final ReportCatalog reports;
  private final OrganisationChart chart;
  private final ReportTables tables;
  private final Set<Period> asked;

  public ReportPlan(ReportCatalog reports, OrganisationChart chart, ReportTables tables) {
    this(reports, chart, tables, Set.of());
  }

  /**
   * A plan that has pages also for periods that somebody asked for, whether they are among the last
   * or not.
   */
  public ReportPlan(
      ReportCatalog reports, OrganisationChart chart, ReportTables tables, Set<Period> asked) {
    this.reports = reports;
    this.chart = chart;
    this.tables = tables;
    this.asked = Set.copyOf(asked);
  }

  /** Every page, by period and path, so that pages that share tables follow each other. */
  public List<Page> pages() {
    List<Period> protectedPeriods = tables.periods();
    Map<String, LocalDate> dates = tables.dataAsOf();
    Map<Period, Set<NodeId>> withData = new HashMap<>();
    List<Page> pages = new ArrayList<>();
    for (Organisation organisation : chart.organisations()) {
      Optional<LocalDate> asOf = dataAsOf(organisation, dates);
      if (asOf.isPresent()) {
        for (ReportDefinition report : reports.reports()) {
          Set<Period> periods =
              new LinkedHashSet<>(periods(report.periods(), protectedPeriods, asOf.get()));
          protectedPeriods.stream().filter(asked::contains).forEach(periods::add);
          for (Period period : periods) {
            pages.addAll(
                pages(
                    report,
                    organisation,
                    period,
                    withData.computeIfAbsent(period, this::nodesWithData)));
          }
        }
      }
    }
    pages.sort(Comparator.comparing(Page::period).thenComparing(Page::path));
    return pages;
  }

  private Optional<LocalDate> dataAsOf(Organisation organisation, Map<String, LocalDate> dates) {
    return chart.units().stream()
        .filter(unit -> unit.memberships().stream().anyMatch(m -> belongs(m, organisation)))
        .flatMap(unit -> unit.sources().stream())
        .map(dates::get)
        .flatMap(Stream::ofNullable)
        .max(LocalDate::compareTo);
  }

  private boolean belongs(Membership membership, Organisation organisation) {
    return chart
        .board(membership.board())
        .filter(board -> board.organisation().equals(organisation.id()))
        .isPresent();
  }

  /** The last periods of each kind that had begun on the date of the data. */
  private static List<Period> periods(
      ReportDefinition.Periods wanted, List<Period> known, LocalDate asOf) {
    Map<Period.Kind, List<Period>> begun =
        known.stream()
            .filter(period -> !period.first().isAfter(asOf))
            .sorted(Comparator.reverseOrder())
            .collect(Collectors.groupingBy(Period::kind));
    List<Period> periods = new ArrayList<>();
    begun.forEach(
        (kind, latestFirst) -> {
          if (kind == Period.Kind.SPAN) {
            periods.addAll(wanted.spans() ? latestFirst : List.of());
          } else {
            // a year can have several interims; of other kinds each period has its own first day
            latestFirst.stream()
                .map(Period::first)
                .distinct()
                .limit(wanted.last().getOrDefault(kind, 0))
                .forEach(
                    first ->
                        latestFirst.stream()
                            .filter(period -> period.first().equals(first))
                            .forEach(periods::add));
          }
        });
    return periods;
  }

  private List<Page> pages(
      ReportDefinition report, Organisation organisation, Period period, Set<NodeId> data) {
    List<Page> pages = new ArrayList<>();
    for (NodeId node : nodes(report.level(), organisation, period, data)) {
      List<Language> languages = languages(report, organisation);
      for (Language language : languages) {
        pages.add(new Page(period, node, language, path(organisation, node, period, language)));
      }
      if (node.level() == Level.BOARD && !languages.isEmpty()) {
        String path = organisation.id() + "/" + node.id() + "/" + Page.WORKBOOK;
        pages.add(new Page(period, node, languages.get(0), path));
      }
    }
    return pages;
  }

  /** Those that an organisation gets, the main one first. */
  private static List<Language> languages(ReportDefinition report, Organisation organisation) {
    return Stream.of(Language.values())
        .filter(
            language ->
                Optional.ofNullable(report.languages().get(language))
                    .filter(readers -> readers.include(organisation.id()))
                    .isPresent())
        .toList();
  }

  private List<NodeId> nodes(
      Level level, Organisation organisation, Period period, Set<NodeId> data) {
    NodeId above = new NodeId(Level.ORGANISATION, organisation.id());
    return chart.unitsOf(above, period.days()).stream()
        .flatMap(unit -> chart.unitAndAbove(unit, period.days()).stream())
        .filter(node -> node.level() == level && data.contains(node))
        .distinct()
        .toList();
  }

  /** The nodes whose sources told anything of the period, if only that there was nothing. */
  private Set<NodeId> nodesWithData(Period period) {
    Set<NodeId> nodes = new HashSet<>();
    tables
        .told(period)
        .forEach(
            (node, anything) -> {
              if (anything) {
                nodes.add(node);
              }
            });
    return nodes;
  }

  private String path(Organisation organisation, NodeId node, Period period, Language language) {
    String ending = language == Language.SV ? ".pdf" : "." + language.word() + ".pdf";
    if (node.level() == Level.ORGANISATION) {
      return organisation.id() + "/" + Page.ORGANISATION_REPORT + ending;
    }
    String file = node.level() == Level.UNIT ? node.id() : "board-report";
    return organisation.id() + "/" + board(node, period) + "/" + file + ending;
  }

  private String board(NodeId node, Period period) {
    return node.level() == Level.BOARD
        ? node.id()
        : chart
            .unit(node.id())
            .flatMap((Unit unit) -> unit.boardFor(period.days()))
            .orElseThrow(() -> new IllegalStateException("no board of " + node + " in " + period));
  }
}
