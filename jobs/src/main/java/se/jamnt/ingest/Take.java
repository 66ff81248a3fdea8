package se.jamnt.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import se.jamnt.ingest.CopyRows.Target;
import se.jamnt.ingest.DeliveryReport.Counts;
import se.jamnt.ingest.Incoming.Reading;
import se.jamnt.ingest.SourceMapping.SameKey;
import se.jamnt.ingest.SourceMapping.Scope;
import se.jamnt.ingest.Versions.Covered;
import se.jamnt.ingest.identity.PersonKeys;
import se.jamnt.model.CaseSystem.SexBasis;
import se.jamnt.model.DateSpan;

/** The taking of one file, inside a transaction. */
final class Take {

  private static final int ROWS_AT_A_TIME = 1000;
  private static final int SHORTEST_ROW = 40; // bytes
  private static final int FEW_TIMES = 4;

  private final Ingest.Context context;
  private final DataSource loader;
  private final JdbcClient sql;
  private final Deliveries deliveries;
  private final Incoming file;
  private final SourceMapping mapping;
  private final FactTable table;
  private final LocalDate day;
  private final Place place;
  private final Coverage coverage;
  private final Refusals refusals;
  private final KnownFrom known;
  private final DeliveryEntry entry;
  private final boolean accept;

  Take(Ingest.Context context, DataSource loader, Incoming file, boolean accept) {
    this.context = context;
    this.loader = loader;
    this.sql = JdbcClient.create(inPortions(loader));
    this.deliveries = new Deliveries(sql);
    this.file = file;
    this.mapping = context.sources().source(file.source()).orElseThrow();
    this.table = FactTable.of(mapping.records());
    this.day = file.declaredOn().orElse(context.today());
    this.coverage = new Coverage(file, mapping, day);
    this.place = deliveries.place(file, context.today());
    this.refusals = new Refusals(file, mapping, place, deliveries);
    this.known = KnownFrom.of(file, deliveries.latestKnownFrom(file.source()), context.today());
    this.entry = new DeliveryEntry(context, sql, file, known, accept);
    this.accept = accept;
  }

  /** However many rows are rejected, few are in memory at a time. */
  private static JdbcTemplate inPortions(DataSource loader) {
    JdbcTemplate template = new JdbcTemplate(loader);
    template.setFetchSize(ROWS_AT_A_TIME);
    return template;
  }

  /** Reads the file and uses it, or refuses it for what its rows are. */
  DeliveryReport read() throws IOException {
    if (!mapping.key().isEmpty() && file.reading() != Reading.REJECTED_ROWS) {
      Versions versions = new Versions(sql, table, mapping.id());
      sql.sql("SAVEPOINT nothing_read").update();
      Optional<DeliveryReport> report = Optional.empty();
      if (versions.knowNothing()) {
        report = readStraight();
      } else if (mapping.scope() instanceof Scope.Full
          && versions.knowAtMost(mostToRead(), mapping.parts().size())) {
        report = readAndCompare(Optional.of(new KnownContents()));
      }
      if (report.isPresent()) {
        return report.get();
      }
      sql.sql("ROLLBACK TO SAVEPOINT nothing_read").update();
    }
    return readAndCompare(Optional.empty()).orElseThrow();
  }

  /**
   * Of how many records it pays to read what is known, to compare it row by row: as many as fit
   * into memory, but not far more than the file can have rows. What one unit of many delivers is
   * looked up instead.
   */
  private long mostToRead() throws IOException {
    long rows = Files.size(file.path()) / SHORTEST_ROW;
    return Math.min(KnownContents.MOST, FEW_TIMES * rows);
  }

  /**
   * Where nothing is known, every row begins a version, and goes straight to the facts.
   *
   * @return nothing, and nothing is done, where it turns out not to be as plain as that: a key
   *     stands twice, or the file must be refused
   */
  private Optional<DeliveryReport> readStraight() throws IOException {
    try {
      Staging staging = new Staging(sql, table);
      long delivery = deliveries.nextNumber();
      Tally tally = load(staging, new Target.Known(mapping.id(), known.day(), delivery));
      Told told = tally.told();
      long rejected = staging.rejectedRows();
      Optional<Covered> covered = coverage.of(tally.units(), tally.covers());
      Optional<String> doubt = refusals.ofRows(tally.read(), rejected, covered);
      boolean plain =
          (accept || doubt.isEmpty())
              && (rejected == 0 || !staging.rejectedKeyIsKnown(mapping.id()));
      if (plain) {
        Counts counts = counts(tally.read(), told.rows(), 0, rejected, 0, told);
        return Optional.of(entry.record(delivery, counts, doubt, covered, told, tally.touched()));
      }
    } catch (DuplicateKeyException keyStandsTwice) {
      // the rows are staged and compared with each other
    }
    return Optional.empty();
  }

  /**
   * Compares the rows with what is known.
   *
   * @param contents room for those of all that is known; where it is given, what is known already
   *     is not staged
   * @return nothing, where contents are given and a key may stand twice
   */
  private Optional<DeliveryReport> readAndCompare(Optional<KnownContents> contents)
      throws IOException {
    Staging staging = new Staging(sql, table);
    Tally tally = load(staging, new Target.Staged(contents));
    boolean eachKeyOnce = tally.eachKeyOnce();
    if (contents.isPresent() && !eachKeyOnce) {
      return Optional.empty();
    }
    staging.analyze();
    boolean onlyRejected = file.reading() == Reading.REJECTED_ROWS;
    long duplicate = 0;
    boolean allStay = true;
    if (mapping.key().isEmpty()) {
      staging.nameByContent(onlyRejected ? mapping.id() : null);
    } else if (!eachKeyOnce && mapping.sameKeyTwice() == SameKey.LAST_WINS) {
      duplicate = staging.dropRepeatedKeys();
      allStay = duplicate == 0;
    } else if (!eachKeyOnce) {
      allStay = staging.rejectRepeatedKeys(String.join(", ", mapping.key()), signsAfterKey()) == 0;
    }
    Versions versions = new Versions(sql, table, mapping.id());
    Optional<Covered> covered =
        onlyRejected
            ? Optional.empty()
            : coverage.of(allStay ? tally.units() : staging.units(), tally.covers());
    if (covered.isPresent() && contents.isPresent()) {
      staging.unmet(loader, contents.get());
    }
    versions.compare();
    if (!refusals.isOutdated(covered)) {
      versions.leaveWhatIsNewer(file, place);
    }
    Told told = allStay ? tally.told() : staging.told();
    long rejected = staging.rejectedRows();
    long used = versions.changedRows();
    long ended = covered.map(span -> versions.findEnded(span, contents)).orElse(0L);
    Counts counts = counts(tally.read(), used, duplicate, rejected, ended, told);
    Optional<String> doubt =
        refusals
            .ofRows(tally.read(), rejected, covered)
            .or(() -> covered.flatMap(span -> refusals.ofShrinking(ended, versions, span)));
    long delivery = deliveries.nextNumber();
    if (accept || doubt.isEmpty()) {
      long number = place.number(delivery);
      if (!(mapping.scope() instanceof Scope.Full)) {
        versions.remember(place, number);
      }
      versions.apply(delivery, known.day(), number);
    }
    return Optional.of(entry.record(delivery, counts, doubt, covered, told, versions.touched()));
  }

  /** A source that is not about people has no sex that could be unknown. */
  private Counts counts(
      long read, long used, long duplicate, long rejected, long ended, Told told) {
    return new Counts(
        read,
        used,
        told.rows() - used,
        duplicate,
        rejected,
        ended,
        mapping.sexBasis() == SexBasis.NONE ? 0 : told.unknownSex(),
        told.sexConflict());
  }

  /** Records that the file can't be used at all. */
  DeliveryReport refuse(String reason) {
    return entry.refuse(reason);
  }

  private Tally load(Staging staging, Target target) throws IOException {
    Optional<DateSpan> days =
        mapping.scope() instanceof Scope.Full ? file.told().covers() : Optional.empty();
    LongPredicate wanted = line -> true;
    if (file.reading() == Reading.REJECTED_ROWS) {
      Set<Long> lines = deliveries.rejectedLines(file.earlier().orElseThrow());
      wanted = lines::contains;
    }
    Connection connection = DataSourceUtils.getConnection(loader);
    try (ExportReader export = new ExportReader(file.path(), mapping)) {
      Tally tally;
      UnitNames units = new UnitNames(context.sources().chart());
      RowReader.Frame frame = new RowReader.Frame(day, days);
      try (RowsAhead ahead =
          new RowsAhead(
              export,
              () -> rowReader(export.header(), units, frame),
              () -> new EncodedRows(table, target),
              wanted)) {
        if (target instanceof Target.Staged staged && staged.known().isPresent()) {
          ahead.whileWaiting();
          staged.known().get().read(connection, table, mapping.id());
        }
        tally = staging.load(connection, target, ahead);
      }
      if (!export.sha256().equals(file.sha256())) {
        throw new UnusableFileException("it changed while it was read");
      }
      return tally;
    } catch (SQLException e) {
      throw new SQLExceptionSubclassTranslator().translate("taking " + file.name(), null, e);
    } finally {
      DataSourceUtils.releaseConnection(connection, loader);
    }
  }

  private RowReader rowReader(List<String> header, UnitNames units, RowReader.Frame frame) {
    PersonKeys persons = new PersonKeys(context.key(), context.sources().chart());
    return new RowReader(mapping, header, units, persons, frame);
  }

  /** How much of a key to leave out where it is shown; null where it holds a person. */
  private @Nullable Integer signsAfterKey() {
    Part first = mapping.parts().get(0);
    if (first.person().map(Cells::columnOf).filter(mapping.key()::contains).isPresent()) {
      return null;
    }
    return first.name().isEmpty() ? 0 : first.name().length() + 1;
  }
}
