package se.jamnt.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.ingest.DeliveryReport.Counts;
import se.jamnt.ingest.DeliveryReport.State;

/** A source's first file goes straight to the facts, and becomes the same as any later one. */
class FirstLoadTest {

  private static final String MAPPING =
      """
      name: { sv: Räknat, en: Counted }
      records: events
      cadence: monthly
      sex-basis: observed
      file: { name: "raknat-{date}.csv", delimiter: ";", decimals: comma }
      delivery: { is: full, covers: all, tolerance: 50 %, may-shrink: 100 % }
      key: Id
      columns:
        { unit: Enhet, date: Datum, quantity: Antal, minutes: Minuter, amount: Kronor }
      """;

  private static final String HEADER = "Id;Enhet;Datum;Antal;Minuter;Kronor\n";

  private static final String ROWS =
      """
      a;Alby;2013-01-01;3;45;12 345,50
      b\\;Alby;2013-01-02;0;;0,000001
      c""å;Alby;1999-12-31;999999999;999999999;999999999
      d;Alby;1900-01-01;1;0;0
      """;

  private static final String KNOWN =
      """
      SELECT concat_ws(' ', natural_key, event_date, quantity, coalesce(minutes, -1), amount)
      FROM facts.event WHERE known_to = 'infinity' ORDER BY natural_key COLLATE "C"
      """;

  private Workplace place;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    place = new Workplace(folder);
    place.source("raknat", MAPPING);
    Path organisation = place.root.resolve("config/organisation.yml");
    Files.writeString(
        organisation,
        Files.readString(organisation)
            .replace("[insats, besok, dagar]", "[insats, besok, dagar, raknat]"));
  }

  @Test
  void everyKindOfCellIsKeptAsItWasWritten() throws Exception {
    DeliveryReport report = place.take("raknat-2013-01-31.csv", HEADER + ROWS);
    assertThat(report.counts()).isEqualTo(new Counts(4, 4, 0, 0, 0, 0, 4, 0));
    assertThat(place.texts(KNOWN))
        .containsExactly(
            "a 2013-01-01 3 45 12345.5",
            "b\\ 2013-01-02 0 -1 0.000001",
            "c\"\"å 1999-12-31 999999999 999999999 999999999",
            "d 1900-01-01 1 0 0");
  }

  @Test
  void aLaterFileWithTheSameRowsChangesNothing() throws Exception {
    place.take("raknat-2013-01-31.csv", HEADER + ROWS);
    DeliveryReport same = place.take("raknat-2013-02-28.csv", HEADER + ROWS);
    assertThat(same.counts()).isEqualTo(new Counts(4, 0, 4, 0, 0, 0, 4, 0));
    DeliveryReport changed =
        place.take("raknat-2013-03-31.csv", HEADER + ROWS.replace(",50", ",51"));
    assertThat(changed.counts()).isEqualTo(new Counts(4, 1, 3, 0, 0, 0, 4, 0));
    assertThat(place.texts(KNOWN)).contains("a 2013-01-01 3 45 12345.51");
  }

  @Test
  void aKeyThatStandsTwiceIsFoundAmongGoodRows() throws Exception {
    DeliveryReport report =
        place.take("raknat-2013-01-31.csv", HEADER + ROWS + "a;Alby;2013-01-03;1;;\n");
    assertThat(report.counts()).isEqualTo(new Counts(5, 3, 0, 0, 2, 0, 3, 0));
    assertThat(place.number("SELECT count(*) FROM facts.event WHERE natural_key = 'a'")).isZero();
  }

  @Test
  void aKeyThatStandsTwiceIsFoundInARejectedRow() throws Exception {
    DeliveryReport report =
        place.take("raknat-2013-01-31.csv", HEADER + ROWS + "a;Ingen;2013-01-03;1;;\n");
    assertThat(report.counts()).isEqualTo(new Counts(5, 3, 0, 0, 2, 0, 3, 0));
  }

  @Test
  void aFirstFileThatIsRefusedLeavesNothing() throws Exception {
    String bad = "x;Ingen;2013-01-03;1;;\n";
    DeliveryReport report =
        place.take("raknat-2013-01-31.csv", HEADER + ROWS + bad + bad + bad + bad + bad + bad);
    assertThat(report.state()).isEqualTo(State.REFUSED);
    assertThat(report.counts().rejected()).isEqualTo(6);
    assertThat(place.number("SELECT count(*) FROM facts.event")).isZero();
    assertThat(Workplace.linesOf(report.rejectFile().orElseThrow())).hasSize(7);
  }
}
