package se.jamnt.ingest;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * @param countedDaily whether staff count on each day on which they are open
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
    boolean countedDaily,
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
    return new CaseSystem(
        id, name, cadence, sexBasis, estimated, supplements, sexRecordedFrom, countedDaily);
  }
}
