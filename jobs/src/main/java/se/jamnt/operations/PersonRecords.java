package se.jamnt.operations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** All versions of what is known of one person, found by the person's keys. */
public final class PersonRecords {

  private static final String OF_PERSON =
      " where person in (select decode(k, 'hex') from unnest({0}::text[]) as k)";

  /** A link holds the key of before among its attributes and in its own key. */
  private static final String LINKS =
      " where person is not null and attributes ->> 'former-person' is not null";

  private final DSLContext database;

  /** The facts of a home; the loader writes them. */
  public PersonRecords(DataSource loader) {
    this.database = DSL.using(loader, SQLDialect.POSTGRES);
  }

  /**
   * The same person's keys with those that identity links join to them.
   *
   * @param keys in hexadecimal digits
   */
  public List<String> withLinked(Collection<String> keys) {
    TreeSet<String> all = new TreeSet<>(keys);
    int before;
    do {
      before = all.size();
      database
          .fetch(
              "select encode(person, 'hex') as later, attributes ->> 'former-person' as former"
                  + " from facts.event"
                  + LINKS)
          .forEach(
              row -> {
                String later = row.get("later", String.class);
                String former = row.get("former", String.class);
                if (all.contains(later) || all.contains(former)) {
                  all.add(later);
                  all.add(former);
                }
              });
    } while (all.size() > before);
    return List.copyOf(all);
  }

  /** What is known of the person, without the key, the oldest first. */
  public List<Map<String, Object>> extract(List<String> keys) {
    List<Map<String, Object>> records = new ArrayList<>();
    for (String select :
        List.of(
            "select source, natural_key, unit, sex, birth_year, district, start_date::text,"
                + " end_date::text, voided, attributes::text, known_from::text, known_to::text"
                + " from facts.episode",
            "select source, natural_key, unit, sex, birth_year, district, event_date::text,"
                + " quantity, minutes, amount, voided, attributes::text, known_from::text,"
                + " known_to::text from facts.event")) {
      database
          .fetch(
              select
                  + OF_PERSON
                  + " and attributes ->> 'former-person' is null"
                  + " order by source, natural_key, known_from",
              array(keys))
          .forEach(row -> records.add(row.intoMap()));
    }
    return records;
  }

  /**
   * Takes the person from all versions of all records, for good, and notes that it was done.
   *
   * @return how many records
   */
  public long unlink(List<String> keys, String by, String reason, LocalDate today) {
    return database.transactionResult(
        configuration -> {
          DSLContext transaction = configuration.dsl();
          // which numbers were one person's is itself told by the links
          transaction.execute(
              "delete from facts.event where attributes ->> 'former-person' is not null"
                  + " and (attributes ->> 'former-person' = any ({0}::text[])"
                  + " or encode(person, 'hex') = any ({0}::text[]))",
              array(keys));
          long records = 0;
          for (String table : List.of("facts.episode", "facts.event")) {
            records +=
                transaction.execute(
                    "insert into facts.forgotten_record"
                        + " select distinct source, natural_key from "
                        + table
                        + OF_PERSON
                        + " on conflict do nothing",
                    array(keys));
            transaction.execute("update " + table + " set person = null" + OF_PERSON, array(keys));
          }
          note(transaction, "unlinked", by, reason, records, today);
          return records;
        });
  }

  /** Notes that a person got an extract; never who. */
  public void noteExtract(String by, String reason, long records, LocalDate today) {
    note(database, "extracted", by, reason, records, today);
  }

  private static void note(
      DSLContext database, String what, String by, String reason, long records, LocalDate today) {
    database.execute(
        """
        insert into facts.forgotten (what, by_whom, reason, records, on_date)
        values ({0}, {1}, {2}, {3}, {4})
        """,
        what, by, reason, records, today);
  }

  /** Takes the person anew from records that a later delivery has told of again. */
  public void forgetAgain() {
    for (String table : List.of("facts.episode", "facts.event")) {
      database.execute(
          "update "
              + table
              + " f set person = null from facts.forgotten_record r"
              + " where f.source = r.source and f.natural_key = r.natural_key"
              + " and f.person is not null");
    }
  }

  /** One value, not several. */
  private static Object array(List<String> keys) {
    return keys.toArray(String[]::new);
  }
}
