package se.jamnt.disclosure;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import se.jamnt.model.Cluster;
import se.jamnt.model.Period;

/** What disclosure control needs a person for; {@code jamnt status} lists it until it is gone. */
final class Unsettled {

  /** Why a person is needed. */
  enum Kind {
    /** Tables that could not be proved safe, and are hidden whole. */
    WITHHELD,
    /** Ways back that what was released or closed before leaves open. */
    LEAK;

    private String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final DSLContext database;

  Unsettled(DSLContext database) {
    this.database = database;
  }

  /**
   * Replaces what was found of a cluster in periods that have days in common.
   *
   * @param found in words for a person, without any hidden number
   * @return what was not known before
   */
  List<String> replace(List<Period> periods, Cluster cluster, Kind kind, Collection<String> found) {
    String[] organisations = cluster.organisations().toArray(String[]::new);
    Set<String> known =
        new HashSet<>(
            database
                .fetch(
                    """
                    delete from published.unsettled
                     where period = any({0}) and organisations = {1}::text[] and kind = {2}
                    returning words
                    """,
                    periods.stream().map(Period::id).toArray(String[]::new),
                    organisations,
                    kind.word())
                .map(row -> row.get(0, String.class)));
    Set<String> all = new LinkedHashSet<>(found);
    for (String words : all) {
      database.execute(
          """
          insert into published.unsettled (period, organisations, kind, words)
          values ({0}, {1}, {2}, {3})
          """,
          periods.get(0).id(), organisations, kind.word(), words);
    }
    return all.stream().filter(words -> !known.contains(words)).toList();
  }
}
