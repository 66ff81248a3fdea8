package se.jamnt.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.ingest.SourceMapping.FileForm;

/** Up to a file's first quote rows are told apart by us: as Commons CSV would. */
class PlainRowsTest {

  private static final FileForm FORM =
      new FileForm(new FileNamePattern("a.csv"), UTF_8, ';', '"', List.of(), ',');
  private static final String SIGNS = "ab ;;;\n\n\rå";
  private static final int TEXTS = 2000;
  private static final int ROWS = 3000;
  private static final int FIRST_QUOTED = 2000;

  @Test
  void rowsAndTheirLinesAreThoseOfCommonsCsv() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(60); length > 0; length--) {
        text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
      }
      assertThat(plain(text.toString(), random))
          .as("seed %d, text %s", seed, text.toString().replace("\n", "\\n").replace("\r", "\\r"))
          .isEqualTo(byCommonsCsv(text.toString()));
    }
  }

  /** In pieces of whole lines, as a file is read. */
  private static List<String> plain(String text, Random random) throws IOException {
    List<String> rows = new ArrayList<>();
    String rest = "";
    long line = 1;
    for (int from = 0; from < text.length(); ) {
      int to = Math.min(text.length(), from + 1 + random.nextInt(20));
      rest += text.substring(from, to);
      from = to;
      int whole = from == text.length() ? rest.length() : PlainRows.wholeLines(rest);
      String lines = rest.substring(0, whole);
      note(new PlainRows(lines, line, ';', true, 0), rows);
      line += PlainRows.lineEnds(lines);
      rest = rest.substring(whole);
    }
    return rows;
  }

  private static List<String> byCommonsCsv(String text) throws IOException {
    List<String> rows = new ArrayList<>();
    StrictText signs = new StrictText(new ByteArrayInputStream(text.getBytes(UTF_8)), UTF_8);
    QuotedRows quoted = new QuotedRows(signs, FORM, 0);
    for (RowsInFile some = quoted.next(0); some != null; some = quoted.next(0)) {
      note(some, rows);
    }
    return rows;
  }

  private static void note(RowsInFile some, List<String> rows) throws IOException {
    for (String[] cells = some.next(); cells != null; cells = some.next()) {
      rows.add(some.line() + ": " + String.join("|", cells));
    }
  }

  @Test
  void aFileMayBeginToQuoteInItsMiddle(@TempDir Path folder) throws Exception {
    Workplace place = new Workplace(folder);
    DeliveryReport plain = place.take("insats-2013-10-31.csv", export(ROWS));
    List<String> facts = place.texts(FACTS);
    List<String> rejected = place.texts(REJECTED);
    assertThat(plain.counts().rejected()).isEqualTo(ROWS / 1000);
    assertThat(rejected).containsExactly("2", "1002", "2002");

    place.empty();
    DeliveryReport quoted = place.take("insats-2013-10-31.csv", export(FIRST_QUOTED));
    assertThat(quoted.counts()).isEqualTo(plain.counts());
    assertThat(place.texts(FACTS)).isEqualTo(facts);
    assertThat(place.texts(REJECTED)).isEqualTo(rejected);
  }

  private static final String FACTS =
      "SELECT concat_ws(' ', natural_key, unit, sex, birth_year, start_date, content)"
          + " FROM facts.episode ORDER BY natural_key";

  private static final String REJECTED =
      "SELECT line::text FROM facts.rejected_row r ORDER BY r.line";

  /** Long enough to be read in several pieces; one row in a thousand has no unit that is known. */
  private static String export(int firstQuoted) {
    StringBuilder text = new StringBuilder(Workplace.INSATS_HEADER);
    for (int row = 0; row < ROWS; row++) {
      String unit = row % 1000 == 0 ? "Okänd" : "Alby";
      String plain =
          "id-%d;%s;;Kvinna;1980;2013-02-%02d;;Kommun;2,5;".formatted(row, unit, 1 + row % 28);
      text.append(row < firstQuoted ? plain : "\"" + plain.replace(";", "\";\"") + "\"");
      text.append('\n');
    }
    return text.toString();
  }
}
