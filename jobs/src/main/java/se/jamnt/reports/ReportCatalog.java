package se.jamnt.reports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.configuration.YamlMap;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.model.Level;
import se.jamnt.model.OrganisationChart;

/**
 * The reports of a home.
 *
 * @param reports at most one for each level
 */
public record ReportCatalog(List<ReportDefinition> reports) {

  public ReportCatalog {
    reports = List.copyOf(reports);
  }

  /** Reads {@code config/reports/*.yml} and checks that they name only what exists. */
  public static ReportCatalog read(
      Path home, IndicatorCatalog indicators, OrganisationChart chart, Problems problems) {
    List<ReportDefinition> reports = new ArrayList<>();
    for (Path file : Vocabulary.yamlFiles(home.resolve("config/reports"))) {
      YamlMap map = YamlMap.read(home, file, problems);
      ReportDefinition report = new ReportFile(indicators, chart).read(map);
      reports.stream()
          .filter(other -> other.level() == report.level())
          .findFirst()
          .ifPresent(
              other ->
                  map.problem(
                      "level",
                      "the report "
                          + other.id()
                          + " is already that of every "
                          + report.level().word()));
      reports.add(report);
    }
    return new ReportCatalog(reports);
  }

  /** The report of a level, where there is one. */
  public Optional<ReportDefinition> of(Level level) {
    return reports.stream().filter(report -> report.level() == level).findFirst();
  }
}
