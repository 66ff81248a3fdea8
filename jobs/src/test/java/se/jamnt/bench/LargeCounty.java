package se.jamnt.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import se.jamnt.model.CodeList;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.OrganisationChart.Group;
import se.jamnt.model.OrganisationChart.Membership;
import se.jamnt.model.OrganisationChart.Organisation;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Words;

/**
 * A hundred organisations of three boards with ten units each, and what their case systems have
 * told of three years. Made inside the database, by chance that is the same every time.
 */
final class LargeCounty {

  static final LocalDate FIRST = LocalDate.of(2011, 1, 1);
  static final LocalDate LAST = LocalDate.of(2013, 12, 31);
  static final String LINKS = "identitetslankar";

  private static final int ORGANISATIONS = 100;
  private static final int BOARDS = 3;
  private static final int UNITS = 10;
  private static final int GROUPS = 10;
  private static final int IN_GROUP = 3;
  private static final int EVENTS_FOR_AN_EPISODE = 5;
  private static final Words NAME = new Words("namn", "name");

  /** What supplements episodes has their keys, so that each row finds its own. */
  private static final String FOLLOW_UP = "jobbtrappan-uppfoljning";

  /**
   * What a case system holds.
   *
   * @param share of all episodes or of all events
   * @param board which of an organisation's three boards has it
   * @param units how many of the board's units have it
   * @param before the units of the board that come before them
   * @param days how long an episode lasts at most; 0 for events
   * @param known the share of the records that have a person
   */
  private record Holdings(
      String id, double share, int board, int before, int units, int days, double known) {

    boolean holdsEpisodes() {
      return days > 0;
    }
  }

  private static final List<Holdings> SYSTEMS =
      List.of(
          new Holdings("sus", 0.60, 0, 0, 10, 300, 0.9),
          new Holdings("bistandsbeslut", 0.15, 1, 0, 4, 60, 0),
          new Holdings("institutionsvard", 0.04, 1, 4, 2, 500, 1),
          new Holdings("praktisk-verksamhet", 0.08, 1, 6, 2, 300, 1),
          new Holdings("jobbtrappan", 0.03, 1, 8, 1, 365, 1),
          new Holdings("medborgarkontor", 0.06, 2, 6, 2, 40, 0),
          new Holdings("medborgarforslag", 0.04, 2, 8, 1, 300, 0),
          new Holdings("sus-anonyma", 0.02, 0, 0, 10, 0, 0),
          new Holdings("remiss", 0.12, 0, 0, 10, 0, 0),
          new Holdings(FOLLOW_UP, 0.005, 1, 8, 1, 0, 0),
          new Holdings("instrument-x", 0.06, 1, 9, 1, 0, 1),
          new Holdings("fritidsgard", 0.20, 2, 0, 4, 0, 0),
          new Holdings("brukarundersokning", 0.18, 2, 0, 4, 0, 0),
          new Holdings("brukarundersokning-utskick", 0.02, 2, 0, 4, 0, 0),
          new Holdings("jobbcoach-besok", 0.30, 2, 4, 2, 0, 0.4),
          new Holdings("jobbcoach-jobb", 0.035, 2, 4, 2, 0, 0),
          new Holdings("foreningsstyrelse", 0.02, 2, 9, 1, 0, 0),
          new Holdings("personalenkat", 0.02, 2, 9, 1, 0, 0),
          new Holdings("checklista", 0.02, 2, 9, 1, 0, 0));

  private final JdbcClient owner;
  private final Map<String, CodeList> codes;
  private final Map<String, List<String>> fields;

  private LargeCounty(
      JdbcClient owner, Map<String, CodeList> codes, Map<String, List<String>> fields) {
    this.owner = owner;
    this.codes = codes;
    this.fields = fields;
  }

  /** Who belongs to whom; of the first thirty organisations, each three are a group. */
  static OrganisationChart chart() {
    List<Organisation> organisations = new ArrayList<>();
    List<Board> boards = new ArrayList<>();
    List<Unit> units = new ArrayList<>();
    for (int o = 0; o < ORGANISATIONS; o++) {
      organisations.add(new Organisation("town-" + o, NAME));
      for (int b = 0; b < BOARDS; b++) {
        String board = "board-" + o + "-" + b;
        boards.add(new Board(board, NAME, "town-" + o));
        for (int u = 0; u < UNITS; u++) {
          units.add(
              new Unit(
                  "unit-" + o + "-" + b + "-" + u,
                  NAME,
                  List.of(),
                  sources(b, u),
                  List.of(new Membership(board, null, null)),
                  List.of()));
        }
      }
    }
    List<Group> groups =
        IntStream.range(0, GROUPS)
            .mapToObj(
                g ->
                    new Group(
                        "group-" + g,
                        NAME,
                        IntStream.range(g * IN_GROUP, (g + 1) * IN_GROUP)
                            .mapToObj(o -> "town-" + o)
                            .toList()))
            .toList();
    return new OrganisationChart(groups, organisations, boards, units);
  }

  private static List<String> sources(int board, int unit) {
    return SYSTEMS.stream()
        .filter(one -> one.board() == board)
        .filter(one -> unit >= one.before() && unit < one.before() + one.units())
        .map(Holdings::id)
        .toList();
  }

  /**
   * Fills the empty tables of facts: so many episodes, and five events for each of them. All on one
   * connection, for chance begins anew on each.
   *
   * @param owner may write facts
   * @param codes the code list of every stored field that has one, by field
   * @param fields the stored fields of each source, by source
   */
  static void fill(
      DataSource owner,
      Map<String, CodeList> codes,
      Map<String, List<String>> fields,
      int episodes) {
    try (Connection connection = owner.getConnection()) {
      JdbcClient one = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      new LargeCounty(one, codes, fields).fill(episodes);
    } catch (SQLException e) {
      throw new IllegalStateException("could not fill the county", e);
    }
  }

  private void fill(int episodes) {
    owner.sql("select setseed(0.5)").query(String.class).optional();
    for (Holdings system : SYSTEMS) {
      int all = system.holdsEpisodes() ? episodes : episodes * EVENTS_FOR_AN_EPISODE;
      int rows = (int) Math.round(all * system.share());
      long delivery = delivery(system.id());
      if (system.holdsEpisodes()) {
        fillEpisodes(system, rows, delivery);
      } else {
        fillEvents(system, rows, delivery);
      }
    }
    fillPopulation(delivery("befolkning"));
    fillLinks(episodes / 100, delivery(LINKS));
    owner.sql("vacuum analyze facts.episode").update();
    owner.sql("vacuum analyze facts.event").update();
  }

  private long delivery(String source) {
    return owner
        .sql(
            """
            insert into facts.delivery
              (source, file_name, sha256, mapping, reading, declared_on, known_from, late, state,
               accepted, rows_read, rows_used, rows_unchanged, rows_duplicate, rows_rejected,
               rows_unknown_sex, rows_sex_conflict, records_ended, first_date, last_date,
               covers_last, touched_first, touched_last)
            values (:source, :source, '', '', 'whole', :last, :last, false, 'used', false,
              0, 0, 0, 0, 0, 0, 0, 0, :first, :last, :last, :first, 'infinity')
            returning delivery_id
            """)
        .param("source", source)
        .param("first", FIRST)
        .param("last", LAST)
        .query(Long.class)
        .single();
  }

  private void fillEpisodes(Holdings system, int rows, long delivery) {
    drawn(
            """
            insert into facts.episode
              (source, natural_key, unit, person, sex, birth_year, district, start_date, end_date,
               voided, attributes, known_from, from_delivery, content)
            select :source, n, unit, person, sex, birth_year, district, day,
              case when day + length <= :last then day + length end, n % 500 = 0, %s, :last,
              :delivery, decode(md5(n::text), 'hex')
            from drawn
            """,
            system)
        .param("rows", rows)
        .param("people", Math.max(1, rows * 2 / 3 / ORGANISATIONS))
        .param("delivery", delivery)
        .update();
  }

  private void fillEvents(Holdings system, int rows, long delivery) {
    drawn(
            """
            insert into facts.event
              (source, natural_key, unit, person, sex, birth_year, district, event_date, quantity,
               minutes, voided, attributes, known_from, from_delivery, content)
            select :source, n, unit, person, sex, birth_year, district, day, 1 + n % 3,
              case when n % 4 > 0 then 5 + n % 60 end, false, %s, :last,
              :delivery, decode(md5(n::text), 'hex')
            from drawn
            """,
            system)
        .param("rows", rows)
        .param("people", Math.max(1, rows * 2 / 3 / ORGANISATIONS))
        .param("delivery", delivery)
        .update();
  }

  /** A statement over rows that chance has drawn; of a hundred persons, one has two numbers. */
  private JdbcClient.StatementSpec drawn(String insert, Holdings system) {
    String drawn =
        """
        with chance as (
          select n, floor(random() * %d)::int as town, floor(random() * :units)::int as slot,
            floor(random() * :people)::int as one, random() as identity,
            :first + floor(random() * :span)::int as day,
            floor(random() * :days)::int as length
          from generate_series(1, :rows) as n),
        drawn as (
          select n, format('unit-%%s-%%s-%%s', town, :board::int, :before + slot) as unit,
            case when identity < :known
              then decode(md5(format('%%s %%s %%s %%s', :source, town, one,
                one %% 100 = 0 and n %% 2 = 0)), 'hex') end as person,
            case when n %% 100 = 0 then 'U' when one %% 2 = 0 then 'K' else 'M' end as sex,
            1940 + one %% 60 as birth_year, %s as district, day, length
          from chance)
        """
            .formatted(ORGANISATIONS, oneOf("district"));
    return owner
        .sql(drawn + insert.replace("%s", attributes(system.id())))
        .param("source", system.id())
        .param("units", system.units())
        .param("board", system.board())
        .param("before", system.before())
        .param("days", system.days())
        .param("known", system.known())
        .param("first", FIRST)
        .param("last", LAST)
        .param("span", (int) (LAST.toEpochDay() - FIRST.toEpochDay() + 1));
  }

  private String attributes(String source) {
    return fields.getOrDefault(source, List.of()).stream()
        .map(field -> "'" + field + "', " + oneOf(field))
        .collect(Collectors.joining(", ", "jsonb_strip_nulls(jsonb_build_object(", "))"));
  }

  /** One of the codes by chance, now and then none; a number where the field has no codes. */
  private String oneOf(String field) {
    CodeList list = codes.get(field);
    if (list == null) {
      return "(1 + floor(random() * 6))::text";
    }
    List<String> values =
        Stream.concat(
                list.codes().keySet().stream()
                    .filter(code -> !code.equals("registered-by-mistake"))
                    .map(code -> "'" + code + "'"),
                Stream.of("null"))
            .toList();
    return "(array[%s])[1 + floor(random() * %d)::int]"
        .formatted(String.join(", ", values), values.size());
  }

  private void fillPopulation(long delivery) {
    CodeList districts = Objects.requireNonNull(codes.get("district"));
    owner
        .sql(
            """
            insert into facts.event
              (source, natural_key, unit, sex, district, event_date, quantity, voided, attributes,
               known_from, from_delivery, content)
            select 'befolkning', format('%s %s %s %s', town, sex, district, year), 'town-' || town,
              sex, district, make_date(year, 12, 31), 5000, false, '{}', :last, :delivery, ''
            from generate_series(0, :towns - 1) as town, generate_series(2011, 2013) as year,
              unnest(array['K', 'M']) as sex, unnest(:districts) as district
            """)
        .param("towns", ORGANISATIONS)
        .param("last", LAST)
        .param("delivery", delivery)
        .param("districts", districts.codes().keySet().toArray(String[]::new))
        .update();
  }

  /** From the number of before to that of now, for some of those who have two. */
  private void fillLinks(int links, long delivery) {
    owner
        .sql(
            """
            insert into facts.event
              (source, natural_key, unit, person, sex, event_date, quantity, voided, attributes,
               known_from, from_delivery, content)
            select :source, n, 'board-' || n % :towns || '-0',
              decode(md5(format('sus %s %s %s', n % :towns, n / :towns * 100, false)), 'hex'), 'K',
              :first, 1, false,
              jsonb_build_object('former-person',
                md5(format('sus %s %s %s', n % :towns, n / :towns * 100, true))),
              :last, :delivery, ''
            from generate_series(1, :links) as n
            """)
        .param("source", LINKS)
        .param("towns", ORGANISATIONS)
        .param("links", links)
        .param("first", FIRST)
        .param("last", LAST)
        .param("delivery", delivery)
        .update();
  }
}
