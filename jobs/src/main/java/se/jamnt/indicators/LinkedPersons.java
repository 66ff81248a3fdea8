package se.jamnt.indicators;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import java.time.LocalDate;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The person whom a fact counts as: the one of its key or, where an identity link leads from that
 * key to another, the one of the other. Keys are those of one board or organisation, so a link
 * leads nowhere else; and from a samordningsnummer to a personnummer, so none leads on.
 *
 * @param sources the sources of the links; none where no people are counted
 */
record LinkedPersons(List<String> sources, LocalDate knownAt) {

  private static final Field<byte[]> KEY = field(name("fact", "person"), byte[].class);
  private static final Field<byte[]> FORMER = field(name("former"), byte[].class);
  private static final Field<byte[]> PERSON = field(name("person"), byte[].class);
  private static final Field<String> SOURCE = field(name("source"), String.class);
  private static final Field<String> NATURAL_KEY = field(name("natural_key"), String.class);

  /**
   * Of a question.
   *
   * @param who whether it asks who is behind a record
   */
  static LinkedPersons of(boolean who, Question question) {
    return new LinkedPersons(
        who ? question.identityLinks().stream().sorted().toList() : List.of(), question.knownAt());
  }

  /** The key of the person, of a fact in the table that was joined. */
  Field<byte[]> person() {
    return sources.isEmpty() ? KEY : coalesce(field(name("link", "person"), byte[].class), KEY);
  }

  /** The facts, each with the link of its person as it was known on the day, where there is one. */
  Table<?> joinedTo(Table<?> fact) {
    return sources.isEmpty()
        ? fact
        : fact.leftJoin(links().as("link")).on(field(name("link", "former"), byte[].class).eq(KEY));
  }

  /** One link from each former key, should two sources tell of it. */
  private Table<?> links() {
    Field<byte[]> former =
        field("decode({0} ->> 'former-person', 'hex')", byte[].class, field(name("attributes")));
    return select(former.as(FORMER), PERSON)
        .distinctOn(former)
        .from(table(name("facts", "event")))
        .where(SOURCE.in(sources.stream().map(DSL::inline).toList()))
        .and(field(name("known_from"), LocalDate.class).le(param("known_at", knownAt)))
        .and(field(name("known_to"), LocalDate.class).gt(param("known_at", knownAt)))
        .orderBy(former, SOURCE.collate("C"), NATURAL_KEY.collate("C"))
        .asTable();
  }
}
