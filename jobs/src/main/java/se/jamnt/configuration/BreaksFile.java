package se.jamnt.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.SeriesBreak;

/** Reads {@code config/breaks.yml}, which may be missing. */
public final class BreaksFile {

  private BreaksFile() {}

  /** The declared breaks in the order of the file; references to sources and units are checked. */
  public static List<SeriesBreak> read(
      Path home, OrganisationChart chart, Collection<String> sources, Problems problems) {
    Path path = home.resolve("config/breaks.yml");
    if (!Files.exists(path)) {
      return List.of();
    }
    List<String> units = chart.units().stream().map(OrganisationChart.Unit::id).toList();
    YamlMap file = YamlMap.read(home, path, problems);
    List<SeriesBreak> breaks = new ArrayList<>();
    for (YamlMap map : file.maps("breaks")) {
      breaks.add(
          new SeriesBreak(
              reference(map, "source", sources),
              reference(map, "unit", units),
              map.date("date").orElse(LocalDate.MAX),
              map.words("text")));
      if (map.has("source") == map.has("unit")) {
        map.problem("write either source or unit: whose figures break");
      }
      if (!map.has("date")) {
        map.problem("date is missing; write the first day of the new way as 2013-05-02");
      }
      map.noOtherKeys();
    }
    file.noOtherKeys();
    return breaks;
  }

  private static Optional<String> reference(YamlMap map, String key, Collection<String> known) {
    return map.has(key) ? Optional.of(map.reference(key, key, known)) : Optional.empty();
  }
}
