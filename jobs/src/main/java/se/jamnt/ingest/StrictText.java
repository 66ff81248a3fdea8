package se.jamnt.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;

/**
 * Decodes a file without guessing: what is not in the encoding, and what no table holds, stops the
 * reading instead of becoming question marks.
 */
final class StrictText extends Reader {

  /** A row longer than this comes from a quote that is missing, and would fill the memory. */
  private static final int LONGEST_ROW = 1_000_000;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final char REPLACEMENT = '\uFFFD';

  private static final int CHUNK = 1 << 16;

  private final InputStream bytes;
  private final Charset encoding;
  private final byte[] chunk = new byte[CHUNK];

  /** Bytes at the beginning of the chunk that are not decoded yet: the beginning of one sign. */
  private int kept;

  private String decoded = "";
  private int taken;
  private long delivered;
  private long rowBegan;
  private char last = '\n';
  private boolean composed = true;

  StrictText(InputStream bytes, Charset encoding) {
    this.bytes = bytes;
    this.encoding = encoding;
  }

  /** Notes that all that was delivered so far has been understood. */
  void rowEnds() {
    rowBegan = delivered;
  }

  /** Whether the last sign was the end of a line. */
  boolean endsWithLineEnd() {
    return last == '\n' || last == '\r';
  }

  /** How many signs were delivered so far. */
  long delivered() {
    return delivered;
  }

  /** Whether no sign delivered so far could join with the one before it. */
  boolean composed() {
    return composed;
  }

  @Override
  public int read(char[] signs, int offset, int length) throws IOException {
    int count = decode(signs, offset, length);
    if (count > 0 && delivered == 0 && signs[offset] == BYTE_ORDER_MARK) {
      delivered = 1;
      System.arraycopy(signs, offset + 1, signs, offset, count - 1);
      count = count > 1 ? count - 1 : decode(signs, offset, length);
    }
    if (count <= 0) {
      return count;
    }
    char highest = 0;
    for (int i = offset; i < offset + count; i++) {
      if (signs[i] == 0) {
        throw new UnusableFileException("holds a NUL sign, which no text has");
      }
      highest = signs[i] > highest ? signs[i] : highest;
    }
    composed = composed && highest < Cell.FIRST_COMBINING;
    delivered += count;
    last = signs[offset + count - 1];
    if (delivered - rowBegan > LONGEST_ROW + length) {
      throw new UnusableFileException(
          "has a row of more than " + LONGEST_ROW + " signs; is a quote missing?");
    }
    return count;
  }

  private int decode(char[] signs, int offset, int length) throws IOException {
    while (taken == decoded.length()) {
      if (!decodeMore()) {
        return -1;
      }
    }
    int count = Math.min(length, decoded.length() - taken);
    decoded.getChars(taken, taken + count, signs, offset);
    taken += count;
    return count;
  }

  /** Decodes a chunk; false at the end of the file. */
  private boolean decodeMore() throws IOException {
    int count = bytes.read(chunk, kept, CHUNK - kept);
    if (count < 0 && kept == 0) {
      return false;
    }
    int end = kept + Math.max(count, 0);
    int whole = count < 0 ? end : Encodings.wholeSigns(chunk, end, encoding);
    decoded = new String(chunk, 0, whole, encoding);
    taken = 0;
    // the quickest way of decoding puts a replacement for what it can't decode; so may a file
    if (decoded.indexOf(REPLACEMENT) >= 0 && !Encodings.decodes(chunk, whole, encoding)) {
      throw new UnusableFileException("is not written in " + Encodings.name(encoding));
    }
    System.arraycopy(chunk, whole, chunk, 0, end - whole);
    kept = end - whole;
    return true;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
