package se.jamnt.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.jamnt.ingest.identity.IdentityMask;

/** Lists a delivery's rejected rows for the person who corrects the export. */
public final class RejectFile {

  private static final String LIVE = "=+-@\t\r";

  private record Line(long line, String column, String value, String expected, String reason) {}

  private final Path folder;

  RejectFile(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes the rejected rows, readable by the owner only; whole or not at all. Where there are
   * none, an earlier list of the same file goes.
   *
   * @return the file, where there are rejects
   */
  Optional<Path> write(Incoming delivery, JdbcClient sql, long rejectedRows) throws IOException {
    Path file = folder.resolve(name(delivery.name(), delivery.sha256()));
    if (rejectedRows == 0) {
      Files.deleteIfExists(file);
      return Optional.empty();
    }
    Files.createDirectories(folder);
    Path beside = folder.resolve("." + file.getFileName() + ".part");
    Files.deleteIfExists(beside);
    try (FileChannel channel =
        FileChannel.open(
            beside,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly(folder))) {
      print(channel, sql);
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    return Optional.of(file);
  }

  /**
   * The name of the list of a delivery's rejected rows: what is delivered, and the beginning of its
   * hash.
   *
   * @param sha256 of the delivered file
   */
  public static String name(String delivered, String sha256) {
    int dot = delivered.lastIndexOf('.');
    String stem = dot > 0 ? delivered.substring(0, dot) : delivered;
    return stem + "-" + sha256.substring(0, 8) + ".csv";
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
    return Files.getFileStore(folder).supportsFileAttributeView("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static void print(FileChannel channel, JdbcClient sql) throws IOException {
    BufferedWriter writer =
        new BufferedWriter(new OutputStreamWriter(Channels.newOutputStream(channel), UTF_8));
    CSVPrinter csv =
        new CSVPrinter(writer, CSVFormat.RFC4180.builder().setRecordSeparator("\n").get());
    csv.printRecord("line", "column", "value", "expected", "reason");
    try (Stream<Line> lines =
        sql
            .sql(
                """
                SELECT line, reject_column AS column, reject_value AS value, expected, reason
                FROM rejected WHERE reason <> '' ORDER BY line, ctid
                """)
            .query(Line.class)
            .stream()) {
      lines.forEach(line -> print(csv, line));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    csv.flush();
  }

  /** Masked here too: a repeated key is a value that no {@link Reject} has held. */
  private static void print(CSVPrinter csv, Line line) {
    try {
      csv.printRecord(
          line.line(),
          dead(line.column()),
          dead(IdentityMask.masked(line.value())),
          dead(line.expected()),
          dead(line.reason()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text that a spreadsheet would run as a formula is shown with an apostrophe before it. */
  private static String dead(String text) {
    return !text.isEmpty() && LIVE.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
