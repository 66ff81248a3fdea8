package se.jamnt.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.ingest.DeliveryReport.State;

/** A file that can't be trusted is refused whole, with a reason that a person can act on. */
class UnusableFilesTest {

  private static final String NAME = "insats-2013-10-31.csv";
  private static final String HEADER = Workplace.INSATS_HEADER;
  private static final String ROW = "1;Alby;;Kvinna;;2012-01-10;;;;\n";

  private Workplace place;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    place = new Workplace(folder);
  }

  private String refusal(String text) throws Exception {
    return refusal(text.getBytes(UTF_8));
  }

  private String refusal(byte[] bytes) throws Exception {
    Files.write(place.inbox.resolve(NAME), bytes);
    List<DeliveryReport> reports = place.night();
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).state()).isEqualTo(State.REFUSED);
    assertThat(place.number("SELECT count(*) FROM facts.episode")).isZero();
    assertThat(place.texts("SELECT refusal FROM facts.delivery WHERE state = 'refused'"))
        .containsExactly(reports.get(0).refusal().orElseThrow());
    return reports.get(0).refusal().orElseThrow();
  }

  @Test
  void anEmptyFile() throws Exception {
    assertThat(refusal("")).isEqualTo("is empty: expected a line with the names of the columns");
  }

  @Test
  void aMissingColumn() throws Exception {
    assertThat(refusal(HEADER.replace("Start;", "Startdag;") + ROW))
        .isEqualTo("line 1: expected the column \"Start\", got \"Startdag\"");
  }

  @Test
  void aColumnThatNobodyDeclared() throws Exception {
    assertThat(refusal(HEADER.replace("Start;", "Start;Namn;") + ROW))
        .startsWith("line 1: expected only columns that the mapping knows, got \"Namn\";");
  }

  @Test
  void aColumnThatStandsTwice() throws Exception {
    assertThat(refusal(HEADER.replace("Start;", "Start;Start;") + ROW))
        .isEqualTo("line 1: expected each column once, got \"Start\" twice");
  }

  @Test
  void anotherEncodingThanTheMappingSays() throws Exception {
    String text = HEADER + ROW + "2;Alby gård;;;;2012-01-10;;;;\n";
    byte[] header = HEADER.getBytes(UTF_8);
    byte[] rest = text.substring(HEADER.length()).getBytes(Charset.forName("windows-1252"));
    byte[] both = new byte[header.length + rest.length];
    System.arraycopy(header, 0, both, 0, header.length);
    System.arraycopy(rest, 0, both, header.length, rest.length);
    assertThat(refusal(both)).isEqualTo("line 3: the file is not written in utf-8");
  }

  @Test
  void utf8WhereTheMappingSaysWindows1252() throws Exception {
    place.source(
        "insats",
        Workplace.INSATS.replace("delimiter: \";\"", "encoding: windows-1252, delimiter: \";\""));
    assertThat(refusal(HEADER + ROW))
        .contains("the file seems to be UTF-8, and the mapping says windows-1252");
  }

  @Test
  void aNulSign() throws Exception {
    assertThat(refusal(HEADER + ROW + "2;Al\0by;;;;2012-01-10;;;;\n"))
        .isEqualTo("line 3: the file holds a NUL sign, which no text has");
  }

  @Test
  void aQuoteThatIsNeverClosed() throws Exception {
    assertThat(refusal(HEADER + ROW + "\"2;Alby;;;;2012-01-10;;;;\n" + ROW))
        .isEqualTo("line 3: a quote is opened here that is not closed where its cell ends");
  }

  @Test
  void aCellThatWouldFillTheMemory() throws Exception {
    byte[] megabyte = "x".repeat(1_000_000).getBytes(UTF_8);
    try (OutputStream file = Files.newOutputStream(place.inbox.resolve(NAME))) {
      file.write((HEADER + ROW + "\"").getBytes(UTF_8));
      for (int i = 0; i < 100; i++) {
        file.write(megabyte);
      }
      file.write("\";Alby;;;;;;;;\n".getBytes(UTF_8));
    }
    assertThat(place.night().get(0).refusal())
        .contains("line 3: the file has a row of more than 1000000 signs; is a quote missing?");
  }

  @Test
  void aRowOfAMillionCellsIsRejectedAlone() throws Exception {
    place.file(NAME, HEADER + ROW + ";".repeat(999_999) + "\n" + ROW.replace("1;A", "2;A"));
    DeliveryReport report = place.night().get(0);
    assertThat(report.counts().used()).isEqualTo(2);
    assertThat(Workplace.linesOf(report.rejectFile().orElseThrow()))
        .contains("3,,1000000 cells,10 cells,the row has another number of cells");
  }

  @Test
  void aMillionColumns() throws Exception {
    assertThat(refusal(";".repeat(999_999) + "\n"))
        .isEqualTo("line 1: expected names of columns, got 1000000 cells");
  }

  @Test
  void aLastLineThatIsCutOff() throws Exception {
    assertThat(refusal(HEADER + ROW + "2;Alby;;Kvin"))
        .isEqualTo("line 3: the file is cut off in the middle of this line");
  }

  @Test
  void aFileWithoutItsHeaderDoesNotGiveItsNumbersAway() throws Exception {
    assertThat(refusal("1;Alby;19460304-7327;Kvinna;;2012-01-10;;;;\n"))
        .contains("[masked]")
        .doesNotContain("7327");
  }

  @Test
  void theOthersGoOn() throws Exception {
    place.file("insats-2013-09-30.csv", "");
    place.file(NAME, HEADER + ROW);
    assertThat(place.night())
        .extracting(DeliveryReport::state)
        .containsExactly(State.REFUSED, State.USED);
  }

  @Test
  void lineEndsOfSeveralKindsInOneFileAreFine() throws Exception {
    String row = ROW.strip();
    place.file(
        NAME,
        String.join("", HEADER.strip(), "\r\n", row, "\n", row.replace("1;A", "2;A"), "\r")
            + row.replace("1;A", "3;A")
            + "\r\n");
    DeliveryReport report = place.night().get(0);
    assertThat(report.counts().read()).isEqualTo(3);
    assertThat(report.counts().used()).isEqualTo(3);
  }

  @Test
  void aByteOrderMarkBlanksAroundHeadersAndAnotherOrderAreFine() throws Exception {
    place.file(
        NAME,
        "\uFEFF"
            + String.join(
                "\r\n",
                "Start; Enhet ;Id\u00A0;Personnummer;Kön;Född;Slut;Remittent;År;Orsak",
                "2012-01-10; Alby;1;;kvinna;;;;1\u00A0234,50;",
                ""));
    assertThat(place.night().get(0).counts().used()).isOne();
    assertThat(place.texts("SELECT natural_key || sex || attributes FROM facts.episode"))
        .containsExactly("1K{\"years-in-support\": 1234.5}");
  }
}
