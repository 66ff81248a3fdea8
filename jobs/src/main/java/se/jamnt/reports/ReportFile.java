package se.jamnt.reports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.jamnt.configuration.YamlMap;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.model.Language;
import se.jamnt.model.Level;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Organisation;
import se.jamnt.model.Period;
import se.jamnt.reports.ReportDefinition.Chart;
import se.jamnt.reports.ReportDefinition.Item;
import se.jamnt.reports.ReportDefinition.Periods;
import se.jamnt.reports.ReportDefinition.Readers;
import se.jamnt.reports.ReportDefinition.Section;

/** Reads one report of {@code config/reports/}. */
final class ReportFile {

  private static final String EVERYONE = "all";

  private static final Map<String, Level> LEVELS =
      Map.of("organisation", Level.ORGANISATION, "board", Level.BOARD, "unit", Level.UNIT);

  private static final Map<String, Period.Kind> LAST =
      Map.of(
          "months", Period.Kind.MONTH,
          "quarters", Period.Kind.QUARTER,
          "tertials", Period.Kind.TERTIAL,
          "halves", Period.Kind.HALF,
          "years", Period.Kind.YEAR,
          "interims", Period.Kind.INTERIM);

  private final IndicatorCatalog indicators;
  private final OrganisationChart chart;
  private final Set<String> shown = new HashSet<>();

  ReportFile(IndicatorCatalog indicators, OrganisationChart chart) {
    this.indicators = indicators;
    this.chart = chart;
  }

  ReportDefinition read(YamlMap map) {
    if (!map.has("level")) {
      map.problem("level is missing; write organisation, board or unit");
    }
    Level level = map.choice("level", LEVELS, Level.BOARD);
    ReportDefinition report =
        new ReportDefinition(
            map.id(),
            map.words("title"),
            level,
            languages(map.map("languages")),
            periods(map.map("periods")),
            map.maps("sections").stream().map(section -> section(section, level)).toList());
    if (report.sections().isEmpty()) {
      map.problem("sections", "the report has none");
    }
    map.noOtherKeys();
    return report;
  }

  private Map<Language, Readers> languages(YamlMap map) {
    List<String> organisations = chart.organisations().stream().map(Organisation::id).toList();
    Map<Language, Readers> languages = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      if (map.has(language.word())) {
        languages.put(
            language,
            map.texts(language.word()).equals(List.of(EVERYONE))
                ? new Readers(Optional.empty())
                : new Readers(
                    Optional.of(map.references(language.word(), "organisation", organisations))));
      }
    }
    map.noOtherKeys();
    return languages;
  }

  private static Periods periods(YamlMap map) {
    Map<Period.Kind, Integer> last = new EnumMap<>(Period.Kind.class);
    LAST.forEach((word, kind) -> last.put(kind, map.integer(word, 0, 0)));
    Periods periods = new Periods(last, map.flag("spans", false));
    map.noOtherKeys();
    return periods;
  }

  private Section section(YamlMap map, Level level) {
    List<Item> items = new ArrayList<>();
    for (YamlMap item : map.maps("indicators")) {
      item(item, level).ifPresent(items::add);
    }
    Section section = new Section(map.words("heading"), items);
    if (items.isEmpty()) {
      map.problem("indicators", "the section has none");
    }
    map.noOtherKeys();
    return section;
  }

  /** Empty where no such indicator exists, which is then said. */
  private Optional<Item> item(YamlMap map, Level level) {
    String id = map.reference("indicator", "indicator", indicators.ids());
    if (!shown.add(id) && !id.isEmpty()) {
      map.problem("indicator", "\"" + id + "\" stands in the report a second time");
    }
    boolean inBrief = map.flag("in-brief", false);
    boolean table = map.flag("table", true);
    Chart drawn = map.choice("chart", Chart.class, Chart.NONE);
    if (level == Level.UNIT && drawn == Chart.UNITS) {
      map.problem("chart", "a unit has no units to compare; write periods or none");
    }
    List<String> breakdowns =
        indicators
            .find(id)
            .map(one -> map.references("breakdowns", "breakdown of " + id, one.by()))
            .orElse(List.of());
    Optional<String> distribution =
        map.has("distribution")
            ? Optional.of(map.reference("distribution", "breakdown in the report", breakdowns))
            : Optional.empty();
    Optional<Item> item =
        indicators
            .find(id)
            .map(indicator -> new Item(indicator, inBrief, table, drawn, distribution, breakdowns));
    map.has("breakdowns");
    map.noOtherKeys();
    return item;
  }
}
