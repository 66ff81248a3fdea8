package se.jamnt.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of an export, some at a time, in constant memory, and refuses what it can't trust.
 * Up to the first quote a row is a line; from there on Commons CSV tells rows and cells apart.
 */
final class ExportReader implements Closeable {

  private final Path file;
  private final SourceMapping mapping;
  private final DigestInputStream bytes;
  private final StrictText text;
  private List<String> header = List.of();

  /** What was read ahead of the next row, while no quote was met. */
  private String rest = "";

  private @Nullable QuotedRows quoted;
  private long lastLine;

  /**
   * Opens a file and checks its header.
   *
   * @throws UnusableFileException if it is no export of the source
   */
  ExportReader(Path file, SourceMapping mapping) throws IOException {
    this.file = file;
    this.mapping = mapping;
    this.bytes = open(file);
    try {
      this.text = new StrictText(bytes, mapping.file().encoding());
      this.header = Header.check(firstRow(), mapping);
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  private String[] firstRow() throws IOException {
    for (RowsInFile rows = next(); rows != null; rows = next()) {
      String[] first = rows.next();
      if (first != null) {
        if (rows instanceof PlainRows plain) {
          rest = plain.rest() + rest;
          lastLine = plain.line();
        }
        return first;
      }
    }
    throw new UnusableFileException("is empty: expected a line with the names of the columns");
  }

  private static DigestInputStream open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new UnusableFileException("is a folder, not a file");
    }
    try {
      return new DigestInputStream(Files.newInputStream(file), Sha256.digest());
    } catch (AccessDeniedException e) {
      throw new UnusableFileException("can't be read: permission is lacking");
    } catch (NoSuchFileException e) {
      throw new UnusableFileException("is gone");
    }
  }

  /** The names of the columns, in the order of the file. */
  List<String> header() {
    return header;
  }

  /**
   * The next rows; null at the end.
   *
   * @throws UnusableFileException where the rest of the file can't be trusted
   */
  @Nullable RowsInFile next() throws IOException {
    try {
      RowsInFile rows = quoted == null ? plain() : null;
      return quoted == null ? rows : quoted.next(header.size());
    } catch (UncheckedIOException e) {
      throw explained(Objects.requireNonNull(e.getCause()));
    }
  }

  /** The next whole lines; null at the end, or where a quote stands in them. */
  private @Nullable PlainRows plain() throws IOException {
    while (true) {
      String more = more();
      rest = rest.concat(more);
      if (rest.indexOf(mapping.file().quote()) >= 0) {
        text.putBack(rest);
        rest = "";
        quoted = new QuotedRows(text, mapping.file(), lastLine);
        return null;
      }
      int whole = more.isEmpty() ? rest.length() : PlainRows.wholeLines(rest);
      if (whole > 0) {
        String lines = rest.substring(0, whole);
        PlainRows rows =
            new PlainRows(
                lines, lastLine + 1, mapping.file().delimiter(), text.composed(), header.size());
        rest = rest.substring(whole);
        lastLine += PlainRows.lineEnds(lines);
        return rows;
      }
      if (more.isEmpty()) {
        return null;
      }
      if (rest.length() > StrictText.LONGEST_ROW) {
        throw explained(StrictText.tooLong());
      }
    }
  }

  private String more() throws IOException {
    try {
      return text.more();
    } catch (UnusableFileException e) {
      throw explained(e);
    }
  }

  private IOException explained(IOException cause) throws IOException {
    long line = (quoted == null ? lastLine : quoted.lastLine()) + 1;
    if (cause instanceof CSVException) {
      return new UnusableFileException(
          "line " + line + ": a quote is opened here that is not closed where its cell ends");
    }
    if (cause instanceof UnusableFileException) {
      long bad = Encodings.firstBadLine(file, mapping.file().encoding());
      return new UnusableFileException(
          "line " + (bad > 0 ? bad : line) + ": the file " + cause.getMessage());
    }
    return cause;
  }

  /** The hash of the bytes read so far; that of the whole file after the last row. */
  String sha256() {
    MessageDigest soFar = bytes.getMessageDigest();
    return HexFormat.of().formatHex(soFar.digest());
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
