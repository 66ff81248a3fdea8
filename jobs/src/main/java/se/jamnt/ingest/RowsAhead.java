package se.jamnt.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an export, each read, checked and encoded before it is asked for, on two threads that
 * take turns at reading: while one reads some rows, the other checks those it has just read.
 */
final class RowsAhead implements Closeable {

  private static final int TIMES_AHEAD = 6;

  /** Some 50 MB. */
  private static final int TIMES_AHEAD_WHILE_WAITING = 100;

  private static final int THREADS = 2;
  private static final int SECONDS_TO_STOP = 60;

  private final ExportReader export;
  private final ThreadLocal<RowReader> rows;
  private final Supplier<EncodedRows> encoded;
  private final LongPredicate wanted;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Deque<CompletableFuture<Optional<EncodedRows>>> ahead = new ArrayDeque<>();
  private CompletableFuture<Optional<RowsInFile>> reading;

  /**
   * The rows of a file from its first.
   *
   * @param rows makes a reader of rows, one for each thread
   * @param encoded makes room for some rows
   * @param wanted the lines to read
   */
  RowsAhead(
      ExportReader export,
      Supplier<RowReader> rows,
      Supplier<EncodedRows> encoded,
      LongPredicate wanted) {
    this.export = export;
    this.encoded = encoded;
    this.rows = ThreadLocal.withInitial(rows);
    this.wanted = wanted;
    this.reading = CompletableFuture.supplyAsync(this::some, threads);
  }

  /**
   * The next rows; null at the end.
   *
   * @throws UnusableFileException where the rest of the file can't be trusted
   */
  @Nullable EncodedRows next() throws IOException {
    readAhead(TIMES_AHEAD);
    return wait(ahead.remove()).orElse(null);
  }

  /** Goes on reading while whoever wants the rows has something else to do first. */
  void whileWaiting() {
    readAhead(TIMES_AHEAD_WHILE_WAITING);
  }

  private void readAhead(int times) {
    while (ahead.size() < times) {
      ahead.add(reading.thenApplyAsync(some -> some.map(this::check), threads));
      reading = reading.thenApplyAsync(before -> some(), threads);
    }
  }

  private Optional<RowsInFile> some() {
    try {
      return Optional.ofNullable(export.next());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EncodedRows check(RowsInFile lines) {
    RowReader reader = rows.get();
    EncodedRows read = encoded.get();
    try {
      for (String[] cells = lines.next(); cells != null; cells = lines.next()) {
        if (wanted.test(lines.line())) {
          read.add(reader.read(lines.line(), cells, lines.composed()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }

  private static Optional<EncodedRows> wait(CompletableFuture<Optional<EncodedRows>> future)
      throws IOException {
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
