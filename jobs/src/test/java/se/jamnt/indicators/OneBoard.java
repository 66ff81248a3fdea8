package se.jamnt.indicators;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.jamnt.database.Role;
import se.jamnt.database.TestDatabase;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.Clusters;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.OrganisationChart.Membership;
import se.jamnt.model.OrganisationChart.Organisation;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Period;
import se.jamnt.model.PeriodCalendar;
import se.jamnt.model.Words;

/** An organisation with one board of the units "one" and "other", which have every source. */
final class OneBoard {

  static final Words NAME = new Words("namn", "name");

  private OneBoard() {}

  /**
   * Computes what is due of periods of a kind by the shipped definitions.
   *
   * @param configuration what stands for its fingerprint
   */
  static Computation computation(
      TestDatabase database, Period.Kind kind, String configuration, List<CaseSystem> sources) {
    List<String> ids = sources.stream().map(CaseSystem::id).toList();
    return new Computation(
        database.as(Role.COMPUTER),
        ShippedCatalog.read(),
        new Clusters(chart(ids)),
        sources.stream().collect(Collectors.toMap(CaseSystem::id, Function.identity())),
        List.of(),
        new PeriodCalendar(List.of(kind), List.of(), List.of()),
        configuration,
        Optional.empty());
  }

  static OrganisationChart chart(List<String> sources) {
    return new OrganisationChart(
        List.of(),
        List.of(new Organisation("organisation", NAME)),
        List.of(new Board("board", NAME, "organisation")),
        List.of(unit("one", sources), unit("other", sources)));
  }

  private static Unit unit(String id, List<String> sources) {
    return new Unit(
        id, NAME, List.of(), sources, List.of(new Membership("board", null, null)), List.of());
  }
}
