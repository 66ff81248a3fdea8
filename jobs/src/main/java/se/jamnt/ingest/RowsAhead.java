package se.jamnt.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an export, each read and checked before it is asked for, on two threads that take
 * turns at reading: while one reads some rows, the other checks those it has just read.
 */
final class RowsAhead implements Closeable {

  private static final int ROWS_AT_A_TIME = 250;

  /** Few rows are as long as that, and those that are must not fill the memory. */
  private static final int SIGNS_AT_A_TIME = 1 << 18;

  private static final int TIMES_AHEAD = 6;
  private static final int THREADS = 2;
  private static final int SECONDS_TO_STOP = 60;

  /**
   * Rows as they stand in the file.
   *
   * @param composed whether no sign of the file so far could join with the one before it
   * @param last whether the file ends with them
   */
  private record Lines(List<Line> lines, boolean composed, boolean last) {}

  private record Line(long number, CSVRecord cells) {}

  private record Checked(List<Row> rows, boolean last) {}

  private final ExportReader export;
  private final ThreadLocal<RowReader> rows;
  private final LongPredicate wanted;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Deque<CompletableFuture<Checked>> ahead = new ArrayDeque<>();
  private CompletableFuture<Lines> reading;
  private Iterator<Row> checked = Collections.emptyIterator();
  private boolean ended;

  /**
   * The rows of a file from its first.
   *
   * @param rows makes a reader of rows, one for each thread
   * @param wanted the lines to read
   */
  RowsAhead(ExportReader export, Supplier<RowReader> rows, LongPredicate wanted) {
    this.export = export;
    this.rows = ThreadLocal.withInitial(rows);
    this.wanted = wanted;
    this.reading = CompletableFuture.supplyAsync(this::some, threads);
  }

  /**
   * The next row; null at the end.
   *
   * @throws UnusableFileException where the rest of the file can't be trusted
   */
  @Nullable Row next() throws IOException {
    while (!checked.hasNext() && !ended) {
      while (ahead.size() < TIMES_AHEAD) {
        ahead.add(reading.thenApplyAsync(this::check, threads));
        reading = reading.thenApplyAsync(before -> some(), threads);
      }
      Checked some = wait(ahead.remove());
      ended = some.last();
      checked = some.rows().iterator();
    }
    return checked.hasNext() ? checked.next() : null;
  }

  private Lines some() {
    List<Line> lines = new ArrayList<>(ROWS_AT_A_TIME);
    try {
      long enough = export.signs() + SIGNS_AT_A_TIME;
      for (int i = 0; i < ROWS_AT_A_TIME && export.signs() < enough; i++) {
        CSVRecord record = export.next();
        if (record == null) {
          return new Lines(lines, export.composed(), true);
        }
        if (wanted.test(export.line())) {
          lines.add(new Line(export.line(), record));
        }
      }
      return new Lines(lines, export.composed(), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Checked check(Lines some) {
    RowReader reader = rows.get();
    List<Row> read = new ArrayList<>(some.lines().size());
    for (Line line : some.lines()) {
      read.add(reader.read(line.number(), line.cells(), some.composed()));
    }
    return new Checked(read, some.last());
  }

  private static Checked wait(CompletableFuture<Checked> future) throws IOException {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException reading) {
        throw reading.getCause();
      }
      throw e;
    }
  }

  /** Stops reading: after this nobody reads from the export. */
  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        throw new IOException("the reading of the file did not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      IOException brokenOff = new InterruptedIOException("the reading was broken off");
      brokenOff.initCause(e);
      throw brokenOff;
    }
  }
}
