package se.jamnt.ingest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows without any quote, as nearly all exports have them: a row is a line, and its cells end where
 * a delimiter stands. That is what Commons CSV makes of them too, but only one after another, while
 * of these the pieces of a file can be told apart beside each other.
 */
final class PlainRows implements RowsInFile {

  private final String text;
  private final char delimiter;
  private final boolean composed;
  private final int columns;
  private final List<String> row = new ArrayList<>();
  private int next;
  private long nextLine;
  private long line;

  /**
   * The rows of a text.
   *
   * @param text whole lines, of which only the last may lack its end
   * @param line the number of its first line in the file
   * @param columns how many cells a row has, so that one that lacks its end must have them; 0 where
   *     that is not known
   */
  PlainRows(String text, long line, char delimiter, boolean composed, int columns) {
    this.text = text;
    this.nextLine = line;
    this.line = line;
    this.delimiter = delimiter;
    this.composed = composed;
    this.columns = columns;
  }

  /** How many of the first signs are whole lines, if more signs may follow. */
  static int wholeLines(String text) {
    int feed = text.lastIndexOf('\n');
    int carriageReturn =
        text.lastIndexOf('\r', text.length() - 2); // a line feed may follow a last one
    return Math.max(feed, carriageReturn) + 1;
  }

  /** How many lines end in a text. */
  static int lineEnds(String text) {
    int ends = 0;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      ends++;
    }
    for (int i = text.indexOf('\r'); i >= 0; i = text.indexOf('\r', i + 1)) {
      ends += text.startsWith("\n", i + 1) ? 0 : 1;
    }
    return ends;
  }

  @Override
  public String @Nullable [] next() throws UnusableFileException {
    while (next < text.length()) {
      int begin = next;
      int end = readLine();
      if (end > begin) {
        String[] cells = row.toArray(new String[0]);
        if (end == text.length() && columns != 0 && cells.length != columns) {
          throw cutOff(line);
        }
        return cells;
      }
    }
    return null;
  }

  /** Reads the cells of the next line; where it ends. */
  private int readLine() {
    row.clear();
    int begin = next;
    int end = begin;
    char sign = 0;
    for (; end < text.length(); end++) {
      sign = text.charAt(end);
      if (sign == delimiter) {
        row.add(text.substring(begin, end));
        begin = end + 1;
      } else if (sign == '\n' || sign == '\r') {
        break;
      }
    }
    row.add(text.substring(begin, end));
    next = end + (sign == '\r' && text.startsWith("\n", end + 1) ? 2 : 1);
    line = nextLine++;
    return end;
  }

  /** That a last row lacks cells and the end of its line: the copying was broken off. */
  static UnusableFileException cutOff(long line) {
    return new UnusableFileException(
        "line " + line + ": the file is cut off in the middle of this line");
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public boolean composed() {
    return composed;
  }

  /** What follows the row that was given last. */
  String rest() {
    return text.substring(Math.min(next, text.length()));
  }
}
