package se.jamnt.ingest;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.CaseSystem.Cadence;
import se.jamnt.model.CaseSystem.SexBasis;
import se.jamnt.model.Words;

/**
 * How the exports of one case system become facts: what {@code config/sources/<id>.yml} says.
 *
 * @param tolerance the largest share of rejected rows with which a file is still used
 * @param mayShrink the largest share of what a full file covers that it may end
 * @param sexRecordedFrom the first day on which sex was recorded, where not from the beginning
 * @param supplements the source whose episodes these records tell more of; both have the same keys
 * @param key the columns that name a record; none where the system has no such columns
 * @param parts what one row gives: one record, or several where the row is wide
 * @param ignoredColumns columns that may stand in the file and are never read
 */
public record SourceMapping(
    String id,
    Words name,
    Records records,
    Cadence cadence,
    SexBasis sexBasis,
    boolean estimated,
    Optional<LocalDate> sexRecordedFrom,
    Optional<String> supplements,
    FileForm file,
    Scope scope,
    SameKey sameKeyTwice,
    double tolerance,
    double mayShrink,
    List<String> key,
    List<Part> parts,
    Map<String, Set<String>> voidWhen,
    Set<String> ignoredColumns) {

  /** What a row tells of. */
  public enum Records {
    /** Something with a start and, later, an end. */
    EPISODES,
    /** Something that happened on one day. */
    EVENTS,
    /**
     * That a person with a samordningsnummer has got a personnummer: kept as an event of each node
     * within which persons are linked.
     */
    IDENTITY_LINKS
  }

  /** What a file says about the records that are not in it. */
  public sealed interface Scope {

    /** Nothing: the file holds what is new or changed. */
    record Incremental() implements Scope {}

    /**
     * They are gone, as far as the file covers.
     *
     * @param cover the days it covers
     * @param columns that tell them, where the rows do
     * @param onlyUnitsInFile whether units that are not in the file are left alone
     */
    record Full(Cover cover, Optional<CoverColumns> columns, boolean onlyUnitsInFile)
        implements Scope {}
  }

  /** The days that a full file covers. */
  public enum Cover {
    /** Everything up to the file's date. */
    ALL,
    /** The days that the file's name tells. */
    DAYS_IN_NAME,
    /** From the earliest to the latest day that its rows tell in two columns. */
    DAYS_IN_COLUMNS
  }

  /** In which columns a row tells the days that its file covers. */
  public record CoverColumns(Value first, Value last) {

    CoverColumns in(Map<String, Integer> places) {
      return new CoverColumns(first.in(places), last.in(places));
    }
  }

  /** What happens when a key stands twice in a file. */
  public enum SameKey {
    /** Nobody can know which row is right. */
    REJECT_ALL,
    LAST_WINS
  }

  /** What happens to a code that the mapping does not know. */
  public enum OtherCodes {
    REJECT,
    /** The value counts as lacking. */
    UNKNOWN
  }

  /**
   * How the file is written.
   *
   * @param dates in the order in which they are tried
   * @param decimalSign between the whole and the decimals of a number
   */
  public record FileForm(
      FileNamePattern name,
      Charset encoding,
      char delimiter,
      char quote,
      List<DateForm> dates,
      char decimalSign) {}

  /** Where a value comes from. */
  public sealed interface Origin {

    /**
     * The cell of the row under this header.
     *
     * @param place which cell of a row it is, from 0; {@link #ANY} in a mapping, which fits files
     *     with their columns in any order
     */
    record Column(String header, int place) implements Origin {

      private static final int ANY = -1;

      Column(String header) {
        this(header, ANY);
      }
    }

    /** The same for every row. */
    record Always(String text) implements Origin {}
  }

  /**
   * A value and what its words mean.
   *
   * @param codes from the file's words to ours; none where the value is taken as it stands. A word
   *     that means {@link #UNKNOWN} counts as lacking
   */
  public record Value(Origin origin, Optional<Codes> codes) {

    /** What a mapping writes for a word that says that nothing is known. */
    public static final String UNKNOWN = "unknown";

    /** The same value in a file that has its columns at these places, by header. */
    Value in(Map<String, Integer> places) {
      if (!(origin instanceof Origin.Column column)) {
        return this;
      }
      Integer place = places.get(column.header());
      if (place == null) {
        throw new IllegalStateException("the header was not checked for " + column.header());
      }
      return new Value(new Origin.Column(column.header(), place), codes);
    }
  }

  /**
   * A translation of the file's words.
   *
   * @param meanings by the word in the file, folded as {@link Cell#folded} does
   * @param asWritten the same by the word as the mapping writes it, which is how most files do
   */
  public record Codes(
      Map<String, String> meanings, Map<String, String> asWritten, OtherCodes others) {

    /** What a word in the file means; null where nobody has said. */
    @Nullable String meaning(String clean) {
      String meaning = asWritten.get(clean);
      return meaning == null ? meanings.get(Cell.folded(clean)) : meaning;
    }

    /** As the mapping writes them, for messages. */
    Set<String> words() {
      return asWritten.keySet();
    }
  }

  /** A stored field and the value that fills it; numbers are kept as numbers. */
  public record Field(String id, boolean number, Value value) {

    Field in(Map<String, Integer> places) {
      return new Field(id, number, value.in(places));
    }
  }

  /** Whom the records of a source belong to. */
  public enum Owner {
    UNIT,
    /** The organisation as a whole: what figures are measured against, such as its population. */
    ORGANISATION,
    /** Every board or, where the organisation links persons, the organisation. */
    ALL_WHO_LINK_PERSONS
  }

  /** How exactly an export dates its records. */
  public enum Precision {
    DAY,
    /**
     * It tells only the year: the record counts on the year's last day or, while it lasts, the
     * file's.
     */
    YEAR
  }

  /** How an export tells when a person was born. */
  public sealed interface Birth {

    /** What it is read from. */
    Value value();

    /** The same in a file that has its columns at these places. */
    Birth in(Map<String, Integer> places);

    /** By the year. */
    record Year(Value value) implements Birth {
      @Override
      public Birth in(Map<String, Integer> places) {
        return new Year(value.in(places));
      }
    }

    /** By the age on the record's own date. */
    record Age(Value value) implements Birth {
      @Override
      public Birth in(Map<String, Integer> places) {
        return new Age(value.in(places));
      }
    }
  }

  /** How an export tells how long something took. */
  public sealed interface Duration {

    /** What it is read from. */
    List<Value> values();

    /** The same in a file that has its columns at these places. */
    Duration in(Map<String, Integer> places);

    /** In minutes. */
    record Minutes(Value minutes) implements Duration {
      @Override
      public List<Value> values() {
        return List.of(minutes);
      }

      @Override
      public Duration in(Map<String, Integer> places) {
        return new Minutes(minutes.in(places));
      }
    }

    /** By two times of the same day. */
    record Times(Value from, Value to) implements Duration {
      @Override
      public List<Value> values() {
        return List.of(from, to);
      }

      @Override
      public Duration in(Map<String, Integer> places) {
        return new Times(from.in(places), to.in(places));
      }
    }
  }

  /**
   * One record of a row.
   *
   * @param name tells the records of a wide row apart; empty where a row gives one record
   * @param unit or, where the organisation is the owner, its id
   * @param laterPerson in an identity link, the number that has taken the place of the person's
   * @param protectedIdentity yes or no: whether neither number nor district may be kept
   * @param date the start of an episode, the day of an event
   * @param plannedEnds whether an end after the file's date means "still open"
   * @param fields by id
   */
  public record Part(
      String name,
      Owner owner,
      Value unit,
      Optional<Value> person,
      Optional<Value> laterPerson,
      Optional<Value> protectedIdentity,
      Optional<Value> sex,
      Optional<Birth> birth,
      Optional<Value> district,
      Value date,
      Precision datePrecision,
      Optional<Value> end,
      boolean plannedEnds,
      Optional<Value> quantity,
      Optional<Duration> duration,
      Optional<Value> amount,
      List<Field> fields) {

    /** The same in a file that has its columns at these places, by header. */
    Part in(Map<String, Integer> places) {
      return new Part(
          name,
          owner,
          unit.in(places),
          person.map(value -> value.in(places)),
          laterPerson.map(value -> value.in(places)),
          protectedIdentity.map(value -> value.in(places)),
          sex.map(value -> value.in(places)),
          birth.map(value -> value.in(places)),
          district.map(value -> value.in(places)),
          date.in(places),
          datePrecision,
          end.map(value -> value.in(places)),
          plannedEnds,
          quantity.map(value -> value.in(places)),
          duration.map(value -> value.in(places)),
          amount.map(value -> value.in(places)),
          fields.stream().map(field -> field.in(places)).toList());
    }

    /** Everything that is read from a row. */
    Stream<Value> values() {
      Stream<Optional<Value>> optional =
          Stream.of(
              person,
              laterPerson,
              protectedIdentity,
              sex,
              birth.map(Birth::value),
              district,
              end,
              quantity,
              amount);
      return Stream.of(
              Stream.of(unit, date),
              optional.flatMap(Optional::stream),
              duration.stream().flatMap(d -> d.values().stream()),
              fields.stream().map(Field::value))
          .flatMap(values -> values);
    }
  }

  /** Whether the source tells no more than which numbers are one person's: it has no figures. */
  public boolean linksIdentities() {
    return records == Records.IDENTITY_LINKS;
  }

  /** The columns that tell the days that a file covers, where they do. */
  Optional<CoverColumns> coverColumns() {
    return scope instanceof Scope.Full full ? full.columns() : Optional.empty();
  }

  /** What figures and reports need to know of the source. */
  public CaseSystem system() {
    return new CaseSystem(id, name, cadence, sexBasis, estimated, supplements, sexRecordedFrom);
  }
}
