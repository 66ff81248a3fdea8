package se.jamnt.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.ingest.DeliveryReport.Counts;
import se.jamnt.ingest.DeliveryReport.State;
import se.jamnt.ingest.Inbox.Taken;

/** Files that lie in the inbox night after night. */
class AgainTest {

  private static final String HEADER = Workplace.INSATS_HEADER;
  private static final String KEYED =
      HEADER
          + "1;Alby;;;;2012-01-10;;Kommun;;\n"
          + "2;Alby;;;;2012-01-11;;Fk;;\n"
          + "3;Alby;;;;2012-01-12;;Af;;\n";

  private Workplace place;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    place = new Workplace(folder);
    place.source("insats", Workplace.INSATS.replace("tolerance: 50 %", "tolerance: 90 %"));
  }

  private void knowFk() throws Exception {
    place.source(
        "insats",
        Workplace.INSATS
            .replace("tolerance: 50 %", "tolerance: 90 %")
            .replace("Region: region", "Region: region, Fk: social-insurance"));
  }

  private List<String> now() {
    return place.texts(
        "SELECT natural_key || ' ' || known_from FROM facts.episode WHERE known_to = 'infinity'"
            + " ORDER BY 1");
  }

  @Test
  void theSameFileAgainIsNothingNew() throws Exception {
    place.take("insats-2012-03-31.csv", KEYED);
    Inbox next = place.look();
    assertThat(next.toTake()).isEmpty();
    assertThat(next.taken())
        .containsExactly(new Taken("insats-2012-03-31.csv", "insats", State.USED));
    assertThat(place.number("SELECT count(*) FROM facts.delivery")).isOne();
  }

  @Test
  void equalBytesUnderANewNameAreADeliveryInWhichNothingChanged() throws Exception {
    place.take("insats-2012-03-31.csv", HEADER + "1;Alby;;;;2012-01-10;;Kommun;;\n");
    DeliveryReport next =
        place.take("insats-2012-04-30.csv", HEADER + "1;Alby;;;;2012-01-10;;Kommun;;\n");
    assertThat(next.counts()).isEqualTo(new Counts(1, 0, 1, 0, 0, 0, 1, 0));
    assertThat(now()).containsExactly("1 2012-03-31");
  }

  @Test
  void aChangedMappingReadsJustTheRejectedRowsAgain() throws Exception {
    DeliveryReport first = place.take("insats-2012-03-31.csv", KEYED);
    assertThat(first.counts()).isEqualTo(new Counts(3, 1, 0, 0, 2, 0, 1, 0));

    knowFk();
    List<DeliveryReport> again = place.night();
    assertThat(again).hasSize(1);
    assertThat(again.get(0).reading()).isEqualTo(Incoming.Reading.REJECTED_ROWS);
    assertThat(again.get(0).counts()).isEqualTo(new Counts(2, 1, 0, 0, 1, 0, 1, 0));
    assertThat(now()).containsExactly("1 2012-03-31", "2 2014-03-01");
    assertThat(Workplace.linesOf(again.get(0).rejectFile().orElseThrow()))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("4,Remittent,Af,");
    assertThat(
            place.texts(
                """
                SELECT concat_ws(' ', rows_read, rows_used, rows_unchanged, rows_rejected)
                FROM facts.delivered_file
                """))
        .containsExactly("3 2 0 1");
    assertThat(place.look().toTake()).isEmpty();
  }

  @Test
  void whenAllRowsAreUsableAtLastTheListOfRejectsGoes() throws Exception {
    DeliveryReport first =
        place.take(
            "insats-2012-03-31.csv",
            HEADER + "1;Alby;;;;2012-01-10;;Kommun;;\n2;Alby;;;;2012-01-11;;Fk;;\n");
    Path list = first.rejectFile().orElseThrow();
    assertThat(list).exists();
    knowFk();
    assertThat(place.night().get(0).rejectFile()).isEmpty();
    assertThat(list).doesNotExist();
  }

  @Test
  void rowsReadAtLastDoNotUndoWhatALaterFileTold() throws Exception {
    place.take(
        "insats-2012-03-31.csv",
        HEADER
            + "1;Alby;;;;2012-01-10;;Kommun;;\n2;Alby;;;;2012-01-11;;Fk;;\n9;Alby;;;;2012-01-12;;Fk;;\n");
    place.take(
        "insats-2012-04-30.csv",
        HEADER + "1;Alby;;;;2012-01-10;;Kommun;;\n2;Alby;;;;2012-01-11;2012-04-01;Region;;\n");
    knowFk();
    DeliveryReport again = place.night().get(0);
    assertThat(again.counts()).isEqualTo(new Counts(2, 0, 2, 0, 0, 0, 2, 0));
    assertThat(now()).containsExactly("1 2012-03-31", "2 2012-04-30");
  }

  @Test
  void aRefusedFileIsReadAgainWhenItsMappingChanged() throws Exception {
    DeliveryReport refused = place.take("insats-2012-03-31.csv", "Id;Enheten\n1;Alby\n");
    assertThat(refused.state()).isEqualTo(State.REFUSED);
    assertThat(place.look().toTake()).isEmpty();
    place.source(
        "insats",
        """
        name: { sv: Insats, en: Activity }
        records: episodes
        cadence: monthly
        sex-basis: registered
        file: { name: "insats-{date}.csv", delimiter: ";", dates: yyyy-MM-dd }
        delivery: { is: full, covers: all }
        key: Id
        columns: { unit: Enheten, start: { always: 2012-01-01 } }
        """);
    DeliveryReport again = place.night().get(0);
    assertThat(again.state()).isEqualTo(State.USED);
    assertThat(now()).containsExactly("1 2014-03-01");
  }

  @Test
  void aUnitThatGetsAnotherNameIsReasonEnoughToReadItsRowsAgain() throws Exception {
    place.take(
        "insats-2012-03-31.csv", HEADER + "1;Alby;;;;2012-01-10;;;;\n2;Albys;;;;2012-01-10;;;;\n");
    Path organisation = place.root.resolve("config/organisation.yml");
    Files.writeString(
        organisation,
        Files.readString(organisation).replace("[Alby gård]", "[Alby gård, Albys]"),
        StandardCharsets.UTF_8);
    assertThat(place.night().get(0).counts().used()).isOne();
  }

  @Test
  void againForcesAReadingOfTheWholeFileKnownFromToday() throws Exception {
    place.take("insats-2012-03-31.csv", HEADER + "1;Alby;;;;2012-01-10;;Kommun;;\n");
    place.today = LocalDate.of(2014, 4, 1);
    DeliveryReport again = place.night(new Inbox.Wish(true, false)).get(0);
    assertThat(again.counts()).isEqualTo(new Counts(1, 0, 1, 0, 0, 0, 1, 0));
    assertThat(again.knownFrom()).isEqualTo(place.today);
    assertThat(again.late()).isFalse();
  }

  @Test
  void whatNoSourceRecognisesIsNewsOnce() throws Exception {
    place.file("annat.csv", "a;b\n");
    place.file("README.md", "läs mig");
    place.file(".hidden", "");
    place.file("insats-2099-01-01.csv", HEADER);
    Files.createDirectory(place.inbox.resolve("insats-2012-01-31.csv"));
    Files.createDirectory(place.inbox.resolve("annan-mapp"));
    Inbox first = place.look();
    assertThat(first.notRecognised())
        .extracting(file -> file.name() + ": " + file.reason() + " " + file.isNew())
        .containsExactly(
            "annat.csv: its name is that of no source true",
            "insats-2012-01-31.csv: it is a folder, not a file true",
            "insats-2099-01-01.csv: its name tells a day that has not come yet true");
    place.ingest().note(first.notRecognised(), true);
    assertThat(place.look().notRecognised()).hasSize(3).noneMatch(file -> file.isNew());
  }

  @Test
  void aFileThatChangesAfterItWasFoundIsNotUsed() throws Exception {
    Path file = place.file("insats-2012-03-31.csv", HEADER + "1;Alby;;;;2012-01-10;;;;\n");
    Ingest ingest = place.ingest();
    Incoming found = ingest.look(List.of(place.inbox), Inbox.Wish.ONLY_NEW).toTake().get(0);
    Files.writeString(file, HEADER + "1;Alby;;;;2012-01-10;;;;\n2;Alby;;;;2012-01-10;;;;\n");
    assertThat(ingest.take(found, false).refusal()).contains("it changed while it was read");
    assertThat(place.number("SELECT count(*) FROM facts.episode")).isZero();
    assertThat(place.night().get(0).counts().used()).isEqualTo(2);
  }

  @Test
  void aFileCanBeGivenToASourceWhateverItsName() throws Exception {
    Path episodes = place.file("uttag.txt", HEADER + "1;Alby;;;;2012-01-10;;;;\n");
    Path visits = place.file("besök.txt", "Enhet,Datum,Kön\nAlby,2012-01-10,K\n");
    Ingest ingest = place.ingest();
    Incoming file = ingest.look(List.of(episodes), Inbox.Wish.ONLY_NEW, "insats").toTake().get(0);
    DeliveryReport taken = ingest.take(file, false);
    assertThat(taken.state()).isEqualTo(State.USED);
    assertThat(taken.knownFrom()).as("it declares no date").isEqualTo(place.today);

    Incoming other = ingest.look(List.of(visits), Inbox.Wish.ONLY_NEW, "besok").toTake().get(0);
    assertThat(ingest.take(other, false).refusal())
        .contains(
            "its name does not tell the days that it covers; expected a name as"
                + " besok-{year}_{date}.csv");
  }

  @Test
  void aFullFileCoversWhatItSaysUpToItsOwnDay() throws Exception {
    place.take("dagar-2013-02-28.csv", "Datum,Enhet,Flickor,Pojkar\n2013-02-01,Alby,5,6\n");
    place.take("besok-2012_2013-01-31.csv", "Enhet,Datum,Kön\nAlby,2012-02-01,K\n");
    place.take("besok-2013_2013-06-30.csv", "Enhet,Datum,Kön\nAlby,2013-02-01,K\n");
    Path undated = place.file("uttag.txt", HEADER + "1;Alby;;;;2012-01-10;2012-05-05;;;\n");
    Ingest ingest = place.ingest();
    ingest.take(
        ingest.look(List.of(undated), Inbox.Wish.ONLY_NEW, "insats").toTake().get(0), false);
    assertThat(
            place.texts(
                """
                SELECT concat_ws(' ', file_name, coalesce(covers_first::text, '-'),
                  coalesce(covers_last::text, '-'))
                FROM facts.delivery ORDER BY delivery_id
                """))
        .containsExactly(
            "dagar-2013-02-28.csv - -",
            "besok-2012_2013-01-31.csv 2012-01-01 2012-12-31",
            "besok-2013_2013-06-30.csv 2013-01-01 2013-06-30",
            "uttag.txt - 2012-05-05");
  }
}
