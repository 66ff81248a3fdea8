package se.jamnt.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import se.jamnt.ingest.SourceMapping.FileForm;

/** The rows of a text in which quotes stand, as Commons CSV reads them. */
final class QuotedRows {

  private static final int ROWS_AT_A_TIME = 250;

  /** Few rows are as long as that, and those that are must not fill the memory. */
  private static final int SIGNS_AT_A_TIME = 1 << 18;

  private final StrictText text;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final long linesBefore;
  private long lastLine;

  /**
   * The rows of a text.
   *
   * @param linesBefore how many lines of the file come before it
   */
  QuotedRows(StrictText text, FileForm form, long linesBefore) throws IOException {
    this.text = text;
    this.linesBefore = linesBefore;
    this.lastLine = linesBefore;
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(form.delimiter()).setQuote(form.quote()).get();
    this.parser = CSVParser.builder().setReader(text).setFormat(format).get();
    this.records = parser.iterator();
  }

  private record Line(long number, CSVRecord cells) {}

  /** Rows that were told apart already. */
  private static final class Some implements RowsInFile {

    private final Iterator<Line> lines;
    private final boolean composed;
    private long line;

    Some(List<Line> lines, boolean composed) {
      this.lines = lines.iterator();
      this.composed = composed;
    }

    @Override
    public String @Nullable [] next() {
      if (!lines.hasNext()) {
        return null;
      }
      Line next = lines.next();
      line = next.number();
      return next.cells().values();
    }

    @Override
    public long line() {
      return line;
    }

    @Override
    public boolean composed() {
      return composed;
    }
  }

  /** The number of the line in which the row ends that was read last. */
  long lastLine() {
    return lastLine;
  }

  /**
   * The next rows; null at the end.
   *
   * @param columns how many cells a row has, so that one that lacks its end must have them; 0 where
   *     that is not known, and then only one row is read
   */
  @Nullable RowsInFile next(int columns) throws IOException {
    List<Line> lines = new ArrayList<>();
    long enough = text.delivered() + SIGNS_AT_A_TIME;
    int most = columns == 0 ? 1 : ROWS_AT_A_TIME;
    while (lines.size() < most && text.delivered() < enough && records.hasNext()) {
      lines.add(line(columns));
    }
    return lines.isEmpty() ? null : new Some(lines, text.composed());
  }

  private Line line(int columns) throws UnusableFileException {
    long end = linesBefore + parser.getCurrentLineNumber();
    CSVRecord record = records.next();
    text.rowEnds();
    Line line = new Line(end - (end == lastLine + 1 ? 0 : lineEndsIn(record)), record);
    lastLine = end;
    boolean cellsLack = columns != 0 && record.size() != columns;
    if (cellsLack && !records.hasNext() && !text.endsWithLineEnd()) {
      throw PlainRows.cutOff(line.number());
    }
    return line;
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
}
