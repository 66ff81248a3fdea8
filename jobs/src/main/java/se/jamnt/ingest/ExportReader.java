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
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads the rows of an export one by one, in constant memory, and refuses what it can't trust. */
final class ExportReader implements Closeable {

  private final Path file;
  private final SourceMapping mapping;
  private final DigestInputStream bytes;
  private final StrictText text;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<String> header;
  private long line;
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
      this.parser = CSVParser.builder().setReader(text).setFormat(format(mapping)).get();
      this.records = parser.iterator();
      CSVRecord first = next();
      if (first == null) {
        throw new UnusableFileException("is empty: expected a line with the names of the columns");
      }
      this.header = Header.check(first, mapping);
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
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

  private static CSVFormat format(SourceMapping mapping) {
    return CSVFormat.DEFAULT
        .builder()
        .setDelimiter(mapping.file().delimiter())
        .setQuote(mapping.file().quote())
        .get();
  }

  /** The names of the columns, in the order of the file. */
  List<String> header() {
    return header;
  }

  /** Where the row that was read last begins, counted from 1. */
  long line() {
    return line;
  }

  /** Whether no sign of the rows read so far could join with the one before it. */
  boolean composed() {
    return text.composed();
  }

  /** How many signs were read so far, those of rows to come among them. */
  long signs() {
    return text.delivered();
  }

  /**
   * The next row; null at the end.
   *
   * @throws UnusableFileException where the rest of the file can't be trusted
   */
  @Nullable CSVRecord next() throws IOException {
    try {
      if (!records.hasNext()) {
        return null;
      }
      long end = parser.getCurrentLineNumber();
      CSVRecord record = records.next();
      text.rowEnds();
      line = end - (end == lastLine + 1 ? 0 : lineEndsIn(record));
      lastLine = end;
      if (header != null && record.size() != header.size()) {
        refuseIfCutOff();
      }
      return record;
    } catch (UncheckedIOException e) {
      throw explained(Objects.requireNonNull(e.getCause()));
    }
  }

  /** A last row that lacks cells and the end of its line: the copying was broken off. */
  private void refuseIfCutOff() throws UnusableFileException {
    if (!records.hasNext() && !text.endsWithLineEnd()) {
      throw new UnusableFileException(
          "line " + line + ": the file is cut off in the middle of this line");
    }
  }

  private IOException explained(IOException cause) throws IOException {
    if (cause instanceof CSVException) {
      return new UnusableFileException(
          "line "
              + (lastLine + 1)
              + ": a quote is opened here that is not closed where its cell ends");
    }
    if (cause instanceof UnusableFileException) {
      long bad = Encodings.firstBadLine(file, mapping.file().encoding());
      return new UnusableFileException(
          "line " + (bad > 0 ? bad : lastLine + 1) + ": the file " + cause.getMessage());
    }
    return cause;
  }

  private static int lineEndsIn(CSVRecord record) {
    int count = 0;
    for (String cell : record) {
      for (int i = cell.indexOf('\n'); i >= 0; i = cell.indexOf('\n', i + 1)) {
        count++;
      }
    }
    return count;
  }

  /** The hash of the bytes read so far; that of the whole file after the last row. */
  String sha256() {
    MessageDigest soFar = bytes.getMessageDigest();
    return HexFormat.of().formatHex(soFar.digest());
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
