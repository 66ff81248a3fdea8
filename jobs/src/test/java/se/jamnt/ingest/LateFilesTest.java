package se.jamnt.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.ingest.DeliveryReport.Counts;
import se.jamnt.ingest.DeliveryReport.State;
import se.jamnt.ingest.Inbox.Wish;

/** Files that come late, or are read again when later ones are known, undo nothing. */
class LateFilesTest {

  private static final String HEADER = Workplace.INSATS_HEADER;
  private static final String DAYS = "Datum,Enhet,Flickor,Pojkar\n";
  private static final Wish AGAIN = new Wish(true, false);

  private Workplace place;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    place = new Workplace(folder);
  }

  private List<String> girlsNow() {
    return place.texts(
        "SELECT event_date || ' ' || quantity FROM facts.event"
            + " WHERE known_to = 'infinity' AND sex = 'K' ORDER BY 1");
  }

  private DeliveryReport again(String name) throws Exception {
    Ingest ingest = place.ingest();
    Incoming file = ingest.look(List.of(place.inbox.resolve(name)), AGAIN).toTake().get(0);
    return ingest.take(file, false);
  }

  @Test
  void aLateFileCountsFromTheDayItCame() throws Exception {
    place.take("dagar-2013-02-28.csv", "Datum,Enhet,Flickor,Pojkar\n2013-02-01,Alby,5,6\n");
    DeliveryReport late =
        place.take("dagar-2013-01-31.csv", "Datum,Enhet,Flickor,Pojkar\n2013-01-01,Alby,3,4\n");
    assertThat(late.late()).isTrue();
    assertThat(late.knownFrom()).isEqualTo(place.today);
    DeliveryReport next =
        place.take("dagar-2013-03-31.csv", "Datum,Enhet,Flickor,Pojkar\n2013-03-01,Alby,1,1\n");
    assertThat(next.knownFrom()).as("known from never goes backwards").isEqualTo(place.today);
    place.today = LocalDate.of(2014, 1, 1);
    DeliveryReport clockMoved =
        place.take("dagar-2013-04-30.csv", "Datum,Enhet,Flickor,Pojkar\n2013-04-01,Alby,1,1\n");
    assertThat(clockMoved.knownFrom()).isEqualTo(LocalDate.of(2014, 3, 1));
  }

  @Test
  void severalFilesOfOneNightAreTakenByTheirDeclaredDate() throws Exception {
    place.file("dagar-2013-02-28.csv", "Datum,Enhet,Flickor,Pojkar\n2013-01-01,Alby,9,9\n");
    place.file("dagar-2013-01-31.csv", "Datum,Enhet,Flickor,Pojkar\n2013-01-01,Alby,3,4\n");
    List<DeliveryReport> reports = place.night();
    assertThat(reports)
        .extracting(DeliveryReport::name)
        .containsExactly("dagar-2013-01-31.csv", "dagar-2013-02-28.csv");
    assertThat(reports).noneMatch(DeliveryReport::late);
    assertThat(
            place.number(
                "SELECT sum(quantity)::bigint FROM facts.event WHERE known_to = 'infinity'"))
        .isEqualTo(18);
  }

  @Test
  void aFullFileOlderThanTheLastOneIsRefused() throws Exception {
    place.take("insats-2012-06-30.csv", HEADER + "1;Alby;;;;2012-01-10;2012-05-01;;;\n");
    DeliveryReport older =
        place.take("insats-2012-03-31.csv", HEADER + "1;Alby;;;;2012-01-10;;;;\n");
    assertThat(older.refusal())
        .contains("it is older than insats-2012-06-30.csv, which covers the same days");
    assertThat(
            place.texts(
                "SELECT natural_key || ' ' || end_date FROM facts.episode WHERE known_to ="
                    + " 'infinity'"))
        .containsExactly("1 2012-05-01");
  }

  @Test
  void aLateIncrementalFileAddsButDoesNotUndoWhatALaterOneTold() throws Exception {
    place.take("dagar-2013-02-28.csv", DAYS + "2013-01-01,Alby,5,6\n");
    DeliveryReport late =
        place.take("dagar-2013-01-31.csv", DAYS + "2013-01-01,Alby,1,1\n2013-01-02,Alby,2,2\n");
    assertThat(late.late()).isTrue();
    assertThat(late.counts()).isEqualTo(new Counts(2, 1, 1, 0, 0, 0, 0, 0));
    assertThat(girlsNow()).containsExactly("2013-01-01 5", "2013-01-02 2");
  }

  /** In January five, in February one, in March five again: March has the last word. */
  @Test
  void aLateFileDoesNotUndoWhatALaterOneToldOnceMore() throws Exception {
    place.take("dagar-2013-01-31.csv", DAYS + "2013-01-01,Alby,5,6\n2013-01-02,Alby,7,7\n");
    DeliveryReport march = place.take("dagar-2013-03-31.csv", DAYS + "2013-01-01,Alby,5,6\n");
    assertThat(march.counts()).isEqualTo(new Counts(1, 0, 1, 0, 0, 0, 0, 0));
    DeliveryReport february =
        place.take("dagar-2013-02-28.csv", DAYS + "2013-01-01,Alby,1,1\n2013-01-02,Alby,8,8\n");
    assertThat(february.counts()).isEqualTo(new Counts(2, 1, 1, 0, 0, 0, 0, 0));
    assertThat(girlsNow()).containsExactly("2013-01-01 5", "2013-01-02 8");
  }

  @Test
  void anOldIncrementalFileReadAgainDoesNotUndoWhatALaterOneTold() throws Exception {
    place.take("dagar-2013-01-31.csv", DAYS + "2013-01-01,Alby,1,3\n2013-01-02,Alby,2,4\n");
    place.take("dagar-2013-02-28.csv", DAYS + "2013-01-01,Alby,5,6\n");
    assertThat(again("dagar-2013-01-31.csv").counts())
        .isEqualTo(new Counts(2, 0, 2, 0, 0, 0, 0, 0));
    place.source(
        "dagar", Workplace.DAGAR.replace("Flickor }", "Pojkar }") + "ignored-columns: [Flickor]\n");
    assertThat(again("dagar-2013-01-31.csv").counts())
        .isEqualTo(new Counts(2, 1, 1, 0, 0, 0, 0, 0));
    assertThat(girlsNow()).containsExactly("2013-01-01 5", "2013-01-02 4");
  }

  @Test
  void anOldFullFileReadAgainIsRefused() throws Exception {
    String old = HEADER + "1;Alby;;;;2012-01-10;;;;\n2;Alby;;;;2012-01-10;;;;\n";
    place.take("insats-2012-03-31.csv", old);
    place.take("insats-2012-06-30.csv", HEADER + "1;Alby;;;;2012-01-10;2012-05-01;;;\n");
    DeliveryReport again = again("insats-2012-03-31.csv");
    assertThat(again.state()).isEqualTo(State.REFUSED);
    assertThat(again.refusal())
        .contains("it is older than insats-2012-06-30.csv, which covers the same days");
    assertThat(again("insats-2012-06-30.csv").counts().unchanged()).as("the last one").isOne();
  }

  /** Files that declare no day are as old as the day on which they were first used. */
  @Test
  void anOldFullFileWithoutADayIsRefusedToo() throws Exception {
    place.source("insats", Workplace.INSATS.replace("insats-{date}.csv", "insats-{any}.csv"));
    place.take("insats-a.csv", HEADER + "1;Alby;;;;2012-01-10;;;;\n2;Alby;;;;2012-01-10;;;;\n");
    place.today = place.today.plusDays(1);
    place.take("insats-b.csv", HEADER + "1;Alby;;;;2012-01-10;2012-05-01;;;\n");
    place.today = place.today.plusDays(1);
    assertThat(again("insats-a.csv").refusal())
        .contains("it is older than insats-b.csv, which covers the same days");
    assertThat(again("insats-b.csv").state()).isEqualTo(State.USED);
  }

  /** A record that moved from one year to the next stays where the later file saw it. */
  @Test
  void aLateFullFileDoesNotBringBackWhatALaterOneMoved() throws Exception {
    place.source(
        "besok",
        Workplace.BESOK.replace(
            "columns:", "key: Id\ncolumns:")); // the year in the name, and a number
    String header = "Id,Enhet,Datum,Kön\n";
    place.take("besok-2013_2013-02-28.csv", header + "1,Alby,2013-01-01,K\n");
    DeliveryReport late =
        place.take(
            "besok-2012_2013-01-31.csv", header + "1,Alby,2012-12-31,K\n2,Alby,2012-12-30,K\n");
    assertThat(late.counts()).isEqualTo(new Counts(2, 1, 1, 0, 0, 0, 0, 0));
    assertThat(girlsNow()).containsExactly("2012-12-30 1", "2013-01-01 1");
  }
}
