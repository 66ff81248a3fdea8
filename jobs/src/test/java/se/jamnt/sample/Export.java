package se.jamnt.sample;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A file as a case system writes it: names of columns, rows, and a dialect. */
final class Export {

  /**
   * How rows become bytes.
   *
   * @param mark whether a byte order mark comes first
   */
  record Dialect(Charset encoding, String delimiter, String lineEnd, boolean mark) {

    static Dialect utf8(String delimiter) {
      return new Dialect(StandardCharsets.UTF_8, delimiter, "\n", false);
    }

    static Dialect utf8WithMark(String delimiter) {
      return new Dialect(StandardCharsets.UTF_8, delimiter, "\r\n", true);
    }

    static Dialect windows(String delimiter) {
      return new Dialect(Charset.forName("windows-1252"), delimiter, "\r\n", false);
    }
  }

  private final String name;
  private final Dialect dialect;
  private final List<String> lines = new ArrayList<>();

  Export(String name, Dialect dialect, String... header) {
    this.name = name;
    this.dialect = dialect;
    row((Object[]) header);
  }

  /** Adds a row; null stands for an empty cell. */
  void row(Object... cells) {
    lines.add(
        Arrays.stream(cells)
            .map(cell -> cell == null ? "" : quoted(cell.toString()))
            .collect(Collectors.joining(dialect.delimiter())));
  }

  private String quoted(String cell) {
    return cell.contains(dialect.delimiter()) || cell.contains("\"") || cell.contains("\n")
        ? '"' + cell.replace("\"", "\"\"") + '"'
        : cell;
  }

  void addTo(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (dialect.mark()) {
      bytes.writeBytes("\uFEFF".getBytes(StandardCharsets.UTF_8));
    }
    for (String line : lines) {
      bytes.writeBytes((line + dialect.lineEnd()).getBytes(dialect.encoding()));
    }
    files.put(name, bytes.toByteArray());
  }
}
