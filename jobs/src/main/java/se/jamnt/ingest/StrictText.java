package se.jamnt.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/**
 * Decodes a file without guessing: what is not in the encoding, and what no table holds, stops the
 * reading instead of becoming question marks.
 */
final class StrictText extends Reader {

  /** A row longer than this comes from a quote that is missing, and would fill the memory. */
  private static final int LONGEST_ROW = 1_000_000;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Reader text;
  private final Charset encoding;
  private long delivered;
  private long rowBegan;
  private char last = '\n';
  private boolean composed = true;

  StrictText(InputStream bytes, Charset encoding) {
    this.text = new InputStreamReader(bytes, encoding.newDecoder());
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
    try {
      return text.read(signs, offset, length);
    } catch (CharacterCodingException e) {
      throw new UnusableFileException("is not written in " + Encodings.name(encoding));
    }
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
