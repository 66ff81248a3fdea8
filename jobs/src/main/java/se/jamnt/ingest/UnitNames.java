package se.jamnt.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Unit;

/** Finds units by any of the names that exports use. */
final class UnitNames {

  private final Map<String, Unit> units = new HashMap<>();

  UnitNames(OrganisationChart chart) {
    for (Unit unit : chart.units()) {
      units.put(Cell.clean(unit.id()), unit);
      units.put(Cell.clean(unit.name().sv()), unit);
      unit.aliases().forEach(alias -> units.put(Cell.clean(alias), unit));
    }
  }

  /** The unit with a name, as it is written in the organisation's file. */
  Optional<Unit> find(String name) {
    return Optional.ofNullable(units.get(name));
  }

  Set<String> names() {
    return units.keySet();
  }
}
