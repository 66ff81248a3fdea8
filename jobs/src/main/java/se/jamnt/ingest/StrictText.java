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
  static final int LONGEST_ROW = 1_000_000;

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
  private boolean first = true;
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

  /** Whether no sign decoded so far could join with the one before it. */
  boolean composed() {
    return composed;
  }

  /** The signs that come next, as many as are at hand; empty at the end. */
  String more() throws IOException {
    if (taken == decoded.length() && !decodeMore()) {
      return "";
    }
    String more = decoded.substring(taken);
    taken = decoded.length();
    return more;
  }

  /** Takes back signs of {@link #more}: they come next. */
  void putBack(String signs) {
    decoded = signs + decoded.substring(taken);
    taken = 0;
  }

  /** That a row has more signs than a row can have. */
  static UnusableFileException tooLong() {
    return new UnusableFileException(
        "has a row of more than " + LONGEST_ROW + " signs; is a quote missing?");
  }

  @Override
  public int read(char[] signs, int offset, int length) throws IOException {
    if (taken == decoded.length() && !decodeMore()) {
      return -1;
    }
    int count = Math.min(length, decoded.length() - taken);
    decoded.getChars(taken, taken + count, signs, offset);
    taken += count;
    delivered += count;
    if (delivered - rowBegan > LONGEST_ROW + length) {
      throw tooLong();
    }
    return count;
  }

  /** Decodes the next signs; false at the end of the file. */
  private boolean decodeMore() throws IOException {
    do {
      int count = bytes.read(chunk, kept, CHUNK - kept);
      if (count < 0 && kept == 0) {
        return false;
      }
      int end = kept + Math.max(count, 0);
      int whole = count < 0 ? end : Encodings.wholeSigns(chunk, end, encoding);
      decode(whole);
      System.arraycopy(chunk, whole, chunk, 0, end - whole);
      kept = end - whole;
    } while (decoded.isEmpty());
    return true;
  }

  private void decode(int count) throws UnusableFileException {
    decoded = new String(chunk, 0, count, encoding);
    taken = 0;
    // the quickest way of decoding puts a replacement for what it can't decode; so may a file
    if (decoded.indexOf(REPLACEMENT) >= 0 && !Encodings.decodes(chunk, count, encoding)) {
      throw new UnusableFileException("is not written in " + Encodings.name(encoding));
    }
    if (decoded.indexOf(0) >= 0) {
      throw new UnusableFileException("holds a NUL sign, which no text has");
    }
    if (first && !decoded.isEmpty()) {
      first = false;
      decoded = decoded.charAt(0) == BYTE_ORDER_MARK ? decoded.substring(1) : decoded;
    }
    composed = composed && Cell.isComposed(decoded);
    last = decoded.isEmpty() ? last : decoded.charAt(decoded.length() - 1);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
