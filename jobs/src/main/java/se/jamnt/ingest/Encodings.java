package se.jamnt.ingest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The encodings that a mapping can name. */
final class Encodings {

  private static final int LONGEST_LINE = 4_000_000;

  /** By the name in the mapping; in all of them a line ends with the same byte. */
  static final Map<String, Charset> KNOWN =
      Map.of(
          "utf-8", StandardCharsets.UTF_8,
          "windows-1252", Charset.forName("windows-1252"),
          "iso-8859-1", StandardCharsets.ISO_8859_1);

  private Encodings() {}

  static String name(Charset encoding) {
    return encoding.name().toLowerCase(Locale.ROOT);
  }

  /** The first line that holds a NUL or a byte that the encoding does not have; 0 if none does. */
  static long firstBadLine(Path file, Charset encoding) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long number = 1;
      for (int next = bytes.read(); next >= 0; next = bytes.read()) {
        if (next == 0) {
          return number;
        }
        line.write(next);
        if (next == '\n' || line.size() > LONGEST_LINE) {
          if (!decodes(line.toByteArray(), encoding)) {
            return number;
          }
          line.reset();
          number += next == '\n' ? 1 : 0;
        }
      }
      return decodes(line.toByteArray(), encoding) ? 0 : number;
    }
  }

  private static boolean decodes(byte[] bytes, Charset encoding) {
    try {
      encoding.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
