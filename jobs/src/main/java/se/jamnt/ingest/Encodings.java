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

  /** In bytes of UTF-8. */
  private static final int LONGEST_SIGN = 4;

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
          if (!decodes(line.toByteArray(), line.size(), encoding)) {
            return number;
          }
          line.reset();
          number += next == '\n' ? 1 : 0;
        }
      }
      return decodes(line.toByteArray(), line.size(), encoding) ? 0 : number;
    }
  }

  /** Whether the first bytes are a text in an encoding. */
  static boolean decodes(byte[] bytes, int count, Charset encoding) {
    try {
      encoding.newDecoder().decode(ByteBuffer.wrap(bytes, 0, count));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** How many of the first bytes are whole signs: the last sign may go on beyond them. */
  static int wholeSigns(byte[] bytes, int count, Charset encoding) {
    if (!encoding.equals(StandardCharsets.UTF_8)) {
      return count;
    }
    int lead = count - 1;
    while (lead >= 0 && count - lead < LONGEST_SIGN && (bytes[lead] & 0xC0) == 0x80) {
      lead--;
    }
    return lead < 0 || count - lead >= signLength(bytes[lead]) ? count : lead;
  }

  /** As the first byte of a sign in UTF-8 tells; 1 for what begins no sign. */
  private static int signLength(byte lead) {
    int ones = Integer.numberOfLeadingZeros(~(lead << 24));
    return ones < 2 || ones > LONGEST_SIGN ? 1 : ones;
  }
}
