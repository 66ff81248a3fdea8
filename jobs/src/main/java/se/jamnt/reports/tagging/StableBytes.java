package se.jamnt.reports.tagging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Replaces what a PDF writer makes up by chance with what follows from the contents: the letters
 * before the name of an embedded font, and the identifier of the file. All lengths stay, and with
 * them the cross-reference table.
 */
final class StableBytes {

  private static final byte[][] FONT_KEYS = {ascii("/BaseFont/"), ascii("/FontName/")};
  private static final int PREFIX_LENGTH = 6;

  /** Two times sixteen bytes in hexadecimal digits, as {@code [<…><…>]}. */
  private static final byte[] EMPTY_ID = ascii("/ID [<" + "0".repeat(32) + "><" + "0".repeat(32));

  private static final int FIRST_HALF = 6;
  private static final int SECOND_HALF = FIRST_HALF + 32 + 2;

  private StableBytes() {}

  /** The same document, free of chance; changes the given bytes. */
  static byte[] of(byte[] pdf) {
    for (int at = 0; at < pdf.length; at++) {
      if (pdf[at] == '/') {
        for (byte[] key : FONT_KEYS) {
          if (startsWith(pdf, at, key)) {
            namePrefix(pdf, at + key.length);
          }
        }
      }
    }
    identify(pdf);
    return pdf;
  }

  /** {@code ABCDEF+OpenSans}: the letters must differ from font to font, not from file to file. */
  private static void namePrefix(byte[] pdf, int at) {
    int plus = at + PREFIX_LENGTH;
    if (plus >= pdf.length || pdf[plus] != '+') {
      return;
    }
    int end = plus + 1;
    while (end < pdf.length && pdf[end] > ' ' && pdf[end] != '/' && pdf[end] != '>') {
      end++;
    }
    byte[] digest = sha256(Arrays.copyOfRange(pdf, plus + 1, end));
    for (int i = 0; i < PREFIX_LENGTH; i++) {
      pdf[at + i] = (byte) ('A' + (digest[i] & 0xff) % 26);
    }
  }

  private static void identify(byte[] pdf) {
    int at = pdf.length - EMPTY_ID.length;
    while (at >= 0 && !startsWith(pdf, at, EMPTY_ID)) {
      at--;
    }
    if (at < 0) {
      throw new IllegalStateException("the file has no identifier to fill in");
    }
    byte[] id = ascii(HexFormat.of().formatHex(sha256(pdf), 0, 16));
    System.arraycopy(id, 0, pdf, at + FIRST_HALF, id.length);
    System.arraycopy(id, 0, pdf, at + SECOND_HALF, id.length);
  }

  private static boolean startsWith(byte[] bytes, int at, byte[] start) {
    return at + start.length <= bytes.length
        && Arrays.equals(bytes, at, at + start.length, start, 0, start.length);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
