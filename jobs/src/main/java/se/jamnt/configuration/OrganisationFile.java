package se.jamnt.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.OrganisationChart.Group;
import se.jamnt.model.OrganisationChart.Membership;
import se.jamnt.model.OrganisationChart.Organisation;
import se.jamnt.model.OrganisationChart.Unit;

/** Reads {@code config/organisation.yml}. */
public final class OrganisationFile {

  private final Set<String> ids = new TreeSet<>();
  private final Map<String, String> unitNames = new HashMap<>();

  /** Within what persons are linked. */
  private enum LinkPersons {
    BOARD,
    ORGANISATION
  }

  /** Whether a person approves a board's figures before they are published. */
  private enum Approval {
    NONE,
    REQUIRED
  }

  private OrganisationFile() {}

  /**
   * Reads groups, organisations, boards and units and checks that they fit together.
   *
   * @param home the home folder
   * @param sources ids of the case systems that units may name
   */
  public static OrganisationChart read(Path home, Collection<String> sources, Problems problems) {
    Path file = home.resolve("config/organisation.yml");
    return new OrganisationFile().chart(YamlMap.read(home, file, problems), sources);
  }

  private OrganisationChart chart(YamlMap root, Collection<String> sources) {
    List<Organisation> organisations = new ArrayList<>();
    List<Board> boards = new ArrayList<>();
    for (YamlMap map : root.maps("organisations")) {
      Organisation organisation =
          new Organisation(uniqueId(map), map.words("name"), basisForLinking(map));
      organisations.add(organisation);
      for (YamlMap board : map.maps("boards")) {
        boards.add(
            new Board(
                uniqueId(board),
                board.words("name"),
                organisation.id(),
                board.choice("approval", Approval.class, Approval.NONE) == Approval.REQUIRED));
        board.noOtherKeys();
      }
      map.noOtherKeys();
    }
    List<String> organisationIds = organisations.stream().map(Organisation::id).toList();
    List<Group> groups = new ArrayList<>();
    for (YamlMap map : root.maps("groups")) {
      groups.add(
          new Group(
              uniqueId(map),
              map.words("name"),
              map.references("organisations", "organisation", organisationIds)));
      map.noOtherKeys();
    }
    List<YamlMap> unitMaps = root.maps("units");
    List<String> boardIds = boards.stream().map(Board::id).toList();
    List<String> unitIds =
        unitMaps.stream().flatMap(map -> map.optionalText("id").stream()).toList();
    List<Unit> units = new ArrayList<>();
    for (YamlMap map : unitMaps) {
      Unit unit =
          new Unit(
              uniqueId(map),
              map.words("name"),
              map.texts("also-called"),
              map.references("sources", "source", sources),
              memberships(map, boardIds),
              map.references("succeeds", "unit", unitIds));
      checkNames(map, unit);
      map.noOtherKeys();
      units.add(unit);
    }
    root.noOtherKeys();
    return new OrganisationChart(groups, organisations, boards, units);
  }

  /** Boards are authorities of their own: only the law can let them know each other's persons. */
  private static Optional<String> basisForLinking(YamlMap map) {
    boolean link =
        map.choice("link-persons", LinkPersons.class, LinkPersons.BOARD)
            == LinkPersons.ORGANISATION;
    Optional<String> basis = map.optionalText("legal-basis").filter(text -> !text.isBlank());
    if (link && basis.isEmpty()) {
      map.problem(
          "link-persons",
          "persons may be linked between boards on a legal basis only: name it as legal-basis");
    }
    if (!link && map.has("legal-basis")) {
      map.problem("legal-basis", "is the basis of link-persons: organisation, which is missing");
    }
    return link ? basis : Optional.empty();
  }

  private String uniqueId(YamlMap map) {
    String id = map.id("id");
    if (!ids.add(id) && !id.isEmpty()) {
      map.problem(
          "id", "\"" + id + "\" stands twice; ids name files, so no two nodes may share one");
    }
    return id;
  }

  /** A unit's board is written as {@code board: x}, or as dated lines under {@code boards}. */
  private static List<Membership> memberships(YamlMap map, Collection<String> boards) {
    if (!map.has("boards")) {
      String board = map.reference("board", "board", boards);
      return List.of(
          new Membership(board, map.date("from").orElse(null), map.date("to").orElse(null)));
    }
    List<Membership> memberships = new ArrayList<>();
    for (YamlMap line : map.maps("boards")) {
      memberships.add(
          new Membership(
              line.reference("board", "board", boards),
              line.date("from").orElse(null),
              line.date("to").orElse(null)));
      line.noOtherKeys();
    }
    if (memberships.isEmpty()) {
      map.problem("boards", "names no board");
      memberships.add(new Membership("", null, null));
    }
    for (int i = 1; i < memberships.size(); i++) {
      var before = memberships.get(i - 1).to();
      var after = memberships.get(i).from();
      if (before == null || after == null || !before.plusDays(1).equals(after)) {
        map.problem(
            "boards", "each line must begin (from) on the day after the line before it ends (to)");
      }
    }
    return memberships;
  }

  /** An export names a unit by any of its names, so no two units may share one. */
  private void checkNames(YamlMap map, Unit unit) {
    List<String> names = new ArrayList<>(unit.aliases());
    names.add(unit.id());
    names.add(unit.name().sv());
    for (String name : names) {
      String other = unitNames.putIfAbsent(name, unit.id());
      if (other != null && !other.equals(unit.id())) {
        map.problem("\"" + name + "\" already names the unit " + other);
      }
    }
  }
}
