package se.jamnt.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import se.jamnt.configuration.Home;
import se.jamnt.database.Access;
import se.jamnt.database.Database;
import se.jamnt.database.Role;
import se.jamnt.ingest.identity.IdentityKeyFile;
import se.jamnt.ingest.identity.IdentityNumber;
import se.jamnt.ingest.identity.PersonKey;
import se.jamnt.ingest.identity.PersonKeys;
import se.jamnt.operations.FactRetention;
import se.jamnt.operations.FactRetention.Purged;
import se.jamnt.operations.PersonRecords;
import se.jamnt.operations.Retention;
import se.jamnt.publish.ReleaseRecord;

/** Lets go of facts about persons: of all when their time is over, of one who asks for it. */
public final class PersonalData {

  private final Home home;
  private final WholeConfiguration configuration;
  private final LocalDate today;

  public PersonalData(Home home, WholeConfiguration configuration, LocalDate today) {
    this.home = home;
    this.configuration = configuration;
    this.today = today;
  }

  /**
   * What a purge would do.
   *
   * @param steps by source, in the order of the file
   * @param undecided sources that units use and no line is about
   * @param releases by period, how many releases could then no longer be reproduced
   */
  public record Preview(
      List<Purged> steps, List<String> undecided, Map<String, Integer> releases) {}

  /** Says what would go, and changes nothing. */
  public Preview preview() {
    try (Database database = open(Access.READ_ONLY)) {
      DataSource evaluator = database.as(Role.EVALUATOR);
      List<Purged> steps = new FactRetention(evaluator).wouldGo(configuration.retention(), today);
      return new Preview(steps, undecided(), releases(evaluator, steps));
    }
  }

  private List<String> undecided() {
    List<String> decided = configuration.retention().stream().map(Retention::source).toList();
    return configuration.systems().keySet().stream()
        .filter(source -> !decided.contains(source))
        .sorted()
        .toList();
  }

  private static Map<String, Integer> releases(DataSource evaluator, List<Purged> steps) {
    Optional<LocalDate> before = steps.stream().map(Purged::before).max(LocalDate::compareTo);
    Map<String, Integer> releases = new TreeMap<>();
    before.ifPresent(
        day ->
            ReleaseRecord.counts(evaluator)
                .forEach(
                    (period, count) -> {
                      if (period.first().isBefore(day)) {
                        releases.put(period.id(), count);
                      }
                    }));
    return releases;
  }

  /**
   * Lets go of what has to go.
   *
   * @throws se.jamnt.database.RunLockedException if another run holds the lock
   */
  public List<Purged> purge() {
    return purge(() -> {});
  }

  /**
   * The same, unless it is told to stop.
   *
   * @param goesOn throws before a source that is not to be begun any more
   */
  List<Purged> purge(Runnable goesOn) {
    try (Database database = open(Access.EXCLUSIVE)) {
      return new FactRetention(database.as(Role.LOADER))
          .purge(configuration.retention(), today, goesOn);
    }
  }

  /** What is known of a person, at all boards; that it was asked for is noted, and not of whom. */
  public List<Map<String, Object>> extract(IdentityNumber number, String by, String reason) {
    try (Database database = open(Access.EXCLUSIVE)) {
      PersonRecords persons = new PersonRecords(database.as(Role.LOADER));
      List<Map<String, Object>> records = persons.extract(keys(database, persons, number));
      persons.noteExtract(by, reason, records.size(), today);
      return records.stream().map(PersonalData::inOrder).toList();
    }
  }

  private static Map<String, Object> inOrder(Map<String, Object> record) {
    Map<String, Object> known = new LinkedHashMap<>();
    record.forEach(
        (name, value) -> {
          if (value != null) {
            known.put(name, value);
          }
        });
    return known;
  }

  /**
   * Takes a person from all versions of all records.
   *
   * @return how many records
   */
  public long unlink(IdentityNumber number, String by, String reason) {
    try (Database database = open(Access.EXCLUSIVE)) {
      PersonRecords persons = new PersonRecords(database.as(Role.LOADER));
      return persons.unlink(keys(database, persons, number), by, reason, today);
    }
  }

  private List<String> keys(Database database, PersonRecords persons, IdentityNumber number) {
    try {
      PersonKeys keys =
          new PersonKeys(
              new IdentityKeyFile(
                      configuration.settings().identityKey(),
                      configuration.chart(),
                      database.as(Role.LOADER))
                  .open(),
              configuration.chart());
      return persons.withLinked(
          keys.personKeys(number).values().stream().map(PersonKey::hex).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "can't read the identity key " + configuration.settings().identityKey(), e);
    }
  }

  private Database open(Access access) {
    return Database.open(
        home,
        configuration.settings().databaseUrl(),
        configuration.settings().databaseUser(),
        access);
  }
}
