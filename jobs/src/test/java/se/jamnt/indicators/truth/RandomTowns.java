package se.jamnt.indicators.truth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.OrganisationChart.Group;
import se.jamnt.model.OrganisationChart.Membership;
import se.jamnt.model.OrganisationChart.Organisation;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Words;

/** Small organisations whose units begin, move and end, with random facts. */
final class RandomTowns {

  private static final Words NAME = new Words("namn", "name");

  private final Dice dice;
  private final Sources sources;
  private final RandomFacts facts;

  RandomTowns(Dice dice, Sources sources, RandomFacts facts) {
    this.dice = dice;
    this.sources = sources;
    this.facts = facts;
  }

  /** One organisation or two, perhaps in a group, and all that is known of their units. */
  Town draw(String id) {
    List<Organisation> organisations =
        dice.chance(70)
            ? List.of(new Organisation(id, NAME))
            : List.of(new Organisation(id, NAME), new Organisation(id + "-west", NAME));
    List<Board> boards = new ArrayList<>();
    for (Organisation organisation : organisations) {
      boards.add(new Board(organisation.id() + "-school", NAME, organisation.id()));
      if (dice.chance(50)) {
        boards.add(new Board(organisation.id() + "-care", NAME, organisation.id()));
      }
    }
    List<Group> groups =
        dice.chance(40)
            ? List.of(
                new Group(
                    id + "-group", NAME, organisations.stream().map(Organisation::id).toList()))
            : List.of();
    List<Unit> units = new ArrayList<>();
    for (int i = dice.between(1, 4); i > 0; i--) {
      units.add(unit(id + "-unit-" + i, boards));
    }
    List<Fact> all = new ArrayList<>();
    units.forEach(unit -> all.addAll(facts.of(unit)));
    organisations.forEach(organisation -> all.addAll(facts.of(organisation)));
    return new Town(groups, organisations, boards, units, all);
  }

  private Unit unit(String id, List<Board> boards) {
    List<String> own =
        sources.byId().keySet().stream()
            .filter(source -> !sources.get(source).ofOrganisations() && dice.chance(80))
            .toList();
    return new Unit(id, NAME, List.of(), own, memberships(boards), List.of());
  }

  /**
   * Mostly in one board for ever; else begun, moved or ended on a day that may be in the period.
   */
  private List<Membership> memberships(List<Board> boards) {
    String board = dice.oneOf(boards).id();
    LocalDate day = facts.day();
    return switch (dice.between(0, 9)) {
      case 0 -> List.of(new Membership(board, null, day));
      case 1 -> List.of(new Membership(board, day, null));
      case 2, 3 ->
          List.of(
              new Membership(board, null, day),
              new Membership(dice.oneOf(boards).id(), day.plusDays(1), null));
      default -> List.of(new Membership(board, null, null));
    };
  }
}
