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

/** What was known, and when, after several deliveries. */
class VersionsTest {

  private static final String HEADER = Workplace.INSATS_HEADER;

  private Workplace place;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    place = new Workplace(folder);
  }

  private List<String> knownOn(String day) {
    return place.texts(
        """
        SELECT natural_key || ' ' || unit || ' ' || sex || ' ' || start_date || ' '
          || coalesce(end_date::text, 'open') || CASE WHEN voided THEN ' voided' ELSE '' END
        FROM facts.episode WHERE known_from <= DATE '%1$s' AND known_to > DATE '%1$s'
        ORDER BY natural_key
        """
            .formatted(day));
  }

  @Test
  void threeDeliveriesAreRememberedAsTheyWereKnown() throws Exception {
    DeliveryReport first =
        place.take(
            "insats-2012-03-31.csv",
            HEADER
                + "1;Alby;;Kvinna;1980;2012-01-10;;Kommun;2,5;\n"
                + "2;Alby gård;;Man;1975;2012-02-01;;Region;;\n"
                + "3;Fittja;;Kvinna;1990;2012-03-01;;;;\n");
    DeliveryReport second =
        place.take(
            "insats-2012-06-30.csv",
            HEADER
                + "1;Alby;;Kvinna;1980;2012-01-10;2012-05-31;Kommun;2,5;Klar\n"
                + "2;Alby;;Man;1975;2012-02-01;;Region;;\n"
                + "4;Fittja;;Man;1991;2012-06-01;;;;\n");
    DeliveryReport third =
        place.take(
            "insats-2012-09-30.csv",
            HEADER
                + "1;Alby;;Kvinna;1980;20120110;2012-05-31;Kommun;2,50;Klar\n"
                + "2;Alby;;Man;1975;2012-02-01;2012-09-01;Region;;Fel\n"
                + "4;Fittja;;Man;1991;2012-06-01;;;;\n"
                + "5;Alby;;;;2012-09-01;;;;\n");

    assertThat(first.counts()).isEqualTo(new Counts(3, 3, 0, 0, 0, 0, 0, 0));
    assertThat(second.counts()).isEqualTo(new Counts(3, 2, 1, 0, 0, 1, 0, 0));
    assertThat(third.counts()).isEqualTo(new Counts(4, 2, 2, 0, 0, 0, 1, 0));

    assertThat(knownOn("2012-03-30")).isEmpty();
    assertThat(knownOn("2012-06-29"))
        .containsExactly(
            "1 alby K 2012-01-10 open", "2 alby M 2012-02-01 open", "3 fittja K 2012-03-01 open");
    assertThat(knownOn("2012-06-30"))
        .containsExactly(
            "1 alby K 2012-01-10 2012-05-31",
            "2 alby M 2012-02-01 open",
            "4 fittja M 2012-06-01 open");
    assertThat(knownOn("2013-01-01"))
        .containsExactly(
            "1 alby K 2012-01-10 2012-05-31",
            "2 alby M 2012-02-01 2012-09-01 voided",
            "4 fittja M 2012-06-01 open",
            "5 alby U 2012-09-01 open");
    assertThat(
            place.texts(
                "SELECT attributes::text FROM facts.episode WHERE natural_key = '1' AND known_to ="
                    + " 'infinity'"))
        .containsExactly(
            "{\"referrer\": \"municipality\", \"exit-reason\": \"completed\","
                + " \"years-in-support\": 2.5}");
    assertThat(
            place.texts(
                """
                SELECT concat_ws(' ', file_name, first_date, last_date, covers_first, covers_last,
                  touched_first, touched_last)
                FROM facts.delivery ORDER BY delivery_id
                """))
        .containsExactly(
            "insats-2012-03-31.csv 2012-01-10 2012-03-01 2012-03-31 2012-01-10 infinity",
            "insats-2012-06-30.csv 2012-01-10 2012-06-01 2012-06-30 2012-01-10 infinity",
            "insats-2012-09-30.csv 2012-01-10 2012-09-01 2012-09-30 2012-02-01 infinity");
  }

  @Test
  void whatAFileTouchedIsTheDatesOfOldAndNewVersions() throws Exception {
    place.take(
        "insats-2012-06-30.csv",
        HEADER + "1;Alby;;;;2012-03-01;2012-04-01;;;\n2;Alby;;;;2012-01-01;2012-02-01;;;\n");
    place.take(
        "insats-2012-07-31.csv",
        HEADER + "1;Alby;;;;2012-02-15;2012-03-20;;;\n2;Alby;;;;2012-01-01;2012-02-01;;;\n");
    assertThat(
            place.texts(
                "SELECT touched_first || ' ' || touched_last FROM facts.delivery ORDER BY 1 DESC"))
        .containsExactly("2012-02-15 2012-04-01", "2012-01-01 2012-04-01");
  }

  @Test
  void aFullFileEndsOnlyWhatItCovers() throws Exception {
    String header = "Enhet,Datum,Kön\n";
    place.take(
        "besok-2011_2011-12-31.csv",
        header + "Alby,2011-05-01,K\nAlby,2011-05-01,K\nAlby,2011-05-02,M\n");
    place.take("besok-2012_2012-12-31.csv", header + "Alby,2012-05-01,K\nFittja,2012-05-02,M\n");
    DeliveryReport corrected =
        place.take(
            "besok-2012_2013-01-31.csv", header + "Alby,2012-05-01,K\nFittja,2012-05-03,M\n");
    assertThat(corrected.counts()).isEqualTo(new Counts(2, 1, 1, 0, 0, 1, 0, 0));
    assertThat(
            place.texts(
                """
                SELECT event_date || ' ' || sex || ' ' || sum(quantity) FROM facts.event
                WHERE known_to = 'infinity' GROUP BY event_date, sex ORDER BY event_date
                """))
        .containsExactly("2011-05-01 K 2", "2011-05-02 M 1", "2012-05-01 K 1", "2012-05-03 M 1");
  }

  @Test
  void equalRowsWithoutKeyStayAsManyAsTheyAre() throws Exception {
    String header = "Enhet,Datum,Kön\n";
    String visit = "Alby,2011-05-01,K\n";
    place.take("besok-2011_2011-06-30.csv", header + visit + visit + visit);
    DeliveryReport fewer = place.take("besok-2011_2011-12-31.csv", header + visit + visit);
    assertThat(fewer.counts()).isEqualTo(new Counts(2, 0, 2, 0, 0, 1, 0, 0));
    assertThat(place.number("SELECT count(*) FROM facts.event WHERE known_to = 'infinity'"))
        .isEqualTo(2);
  }

  @Test
  void anIncrementalFileEndsNothingAndZeroIsACount() throws Exception {
    String header = "Datum,Enhet,Flickor,Pojkar\n";
    place.take("dagar-2013-01-31.csv", header + "2013-01-01,Alby,3,4\n2013-01-02,Alby,0,2\n");
    DeliveryReport next =
        place.take("dagar-2013-02-28.csv", header + "2013-01-02,Alby,1,2\n2013-02-01,Alby,5,6\n");
    assertThat(next.counts()).isEqualTo(new Counts(2, 2, 0, 0, 0, 0, 0, 0));
    assertThat(
            place.texts(
                """
                SELECT natural_key || ' ' || sex || ' ' || quantity FROM facts.event
                WHERE known_from <= '2013-02-01' AND known_to > '2013-02-01' ORDER BY 1
                """))
        .containsExactly(
            "2013-01-01|alby|boys M 4",
            "2013-01-01|alby|girls K 3",
            "2013-01-02|alby|boys M 2",
            "2013-01-02|alby|girls K 0");
    assertThat(
            place.texts(
                """
                SELECT natural_key || ' ' || quantity FROM facts.event
                WHERE from_delivery = 2 ORDER BY 1
                """))
        .containsExactly(
            "2013-01-02|alby|girls 1", "2013-02-01|alby|boys 6", "2013-02-01|alby|girls 5");
  }

  @Test
  void aRejectedRowLeavesWhatIsKnownOfItsRecord() throws Exception {
    place.take(
        "insats-2012-03-31.csv",
        HEADER + "1;Alby;;Kvinna;;2012-01-10;;;;\n2;Alby;;;;2012-01-10;;;;\n");
    DeliveryReport next =
        place.take(
            "insats-2012-06-30.csv",
            HEADER + "1;Alby;;Kvinna;;2012-01-10;2011-12-31;;;\n2;Alby;;;;2012-01-10;;;;\n");
    assertThat(next.counts()).isEqualTo(new Counts(2, 0, 1, 0, 1, 0, 1, 0));
    assertThat(knownOn("2012-07-01"))
        .containsExactly("1 alby K 2012-01-10 open", "2 alby U 2012-01-10 open");
  }

  @Test
  void aFileThatEndsTooMuchIsRefusedUntilAPersonAcceptsIt() throws Exception {
    StringBuilder ten = new StringBuilder(HEADER);
    for (int i = 0; i < 10; i++) {
      ten.append(i).append(";Alby;;;;2012-01-10;;;;\n");
    }
    place.take("insats-2012-03-31.csv", ten.toString());
    String four = HEADER + "0;Alby;;;;2012-01-10;;;;\n";
    DeliveryReport refused = place.take("insats-2012-06-30.csv", four);
    assertThat(refused.state()).isEqualTo(State.REFUSED);
    assertThat(refused.refusal())
        .contains("it would end 9 of 10 known records, more than the 50 % of may-shrink");
    assertThat(knownOn("2012-07-01")).hasSize(10);
    assertThat(place.look().toTake()).as("refused once is enough").isEmpty();

    List<DeliveryReport> accepted = place.night(new Inbox.Wish(false, true));
    assertThat(accepted).hasSize(1);
    assertThat(accepted.get(0).state()).isEqualTo(State.USED);
    assertThat(accepted.get(0).knownFrom()).isEqualTo(LocalDate.of(2012, 6, 30));
    assertThat(knownOn("2012-07-01")).hasSize(1);
    assertThat(
            place.texts("SELECT file_name || ' ' || overruled FROM facts.delivery WHERE accepted"))
        .containsExactly(
            "insats-2012-06-30.csv it would end 9 of 10 known records, more than the 50 % of"
                + " may-shrink");
  }

  @Test
  void whatIsAcceptedWithoutNeedIsNotCalledAccepted() throws Exception {
    place.file("insats-2012-03-31.csv", HEADER + "1;Alby;;;;2012-01-10;;;;\n");
    assertThat(place.night(new Inbox.Wish(false, true)).get(0).state()).isEqualTo(State.USED);
    assertThat(place.number("SELECT count(*) FROM facts.delivery WHERE accepted")).isZero();
  }

  @Test
  void rowsCanTellTheDaysThatTheirFileCovers() throws Exception {
    place.source(
        "besok",
        Workplace.BESOK
            .replace("besok-{year}_{date}.csv", "besok-{date}.csv")
            .replace("days-in-name", "days-in-columns, first-day: Från, last-day: Till"));
    String header = "Enhet,Datum,Kön,Från,Till\n";
    String january = ",2013-01-01,2013-01-31\n";
    String february = ",2013-02-01,2013-02-28\n";
    place.take(
        "besok-2013-02-28.csv",
        header
            + ("Alby,2013-01-30,K" + january)
            + ("Alby,2013-01-31,M" + january)
            + ("Alby,2013-02-01,K" + february));
    DeliveryReport corrected =
        place.take(
            "besok-2013-03-31.csv",
            header
                + ("Alby,2013-01-30,K" + january)
                + ("Alby,2013-02-02,K" + january)
                + "Alby,2013-01-29,M,,\n"
                + "Alby,2013-01-29,M,2013-01-31,2013-01-01\n");
    assertThat(corrected.refusal()).as("3 of 4 rejected").isPresent();
    assertThat(Workplace.linesOf(corrected.rejectFile().orElseThrow()))
        .contains(
            "3,Från,2013-01-01,\"days that hold 2013-02-02, the row's own date\",the row's date lies"
                + " outside the days that it says the file covers",
            "4,Från,,a date as yyyy-MM-dd,the cell is empty",
            "5,Till,2013-01-01,\"a date from 2013-01-31, the first day\",ends before it starts");
    place.take("besok-2013-04-30.csv", header + ("Alby,2013-01-30,K" + january));
    assertThat(
            place.texts(
                "SELECT event_date || sex FROM facts.event WHERE known_to = 'infinity' ORDER BY 1"))
        .as("what January no longer holds is gone, February stays")
        .containsExactly("2013-01-30K", "2013-02-01K");
    assertThat(place.take("besok-2013-05-31.csv", header).counts().ended())
        .as("a file without rows covers nothing")
        .isZero();
  }

  @Test
  void aFileWithTooManyRejectsIsRefusedWholeAndListsThem() throws Exception {
    DeliveryReport report =
        place.take(
            "insats-2012-06-30.csv",
            HEADER
                + "1;Alby;;;;2012-01-10;;;;\n2;Ingen;;;;2012-01-10;;;;\n3;Ingen;;;;2012-01-10;;;;\n");
    assertThat(report.refusal())
        .contains("2 of 3 rows are rejected, more than the 50 % of tolerance");
    assertThat(place.number("SELECT count(*) FROM facts.episode")).isZero();
    assertThat(Workplace.linesOf(report.rejectFile().orElseThrow())).hasSize(3);
  }

  /** One scan of one table with two conditions: no join, no sorting of versions. */
  @Test
  void whatWasKnownAtTheEndOfADayIsOnePredicate() throws Exception {
    place.take("insats-2012-03-31.csv", HEADER + "1;Alby;;;;2012-01-10;;;;\n");
    place.take("insats-2012-06-30.csv", HEADER + "1;Alby;;;;2012-01-10;2012-06-01;;;\n");
    for (String table : List.of("facts.episode", "facts.event")) {
      List<String> plan =
          place.texts(
              "EXPLAIN (COSTS off) SELECT count(*) FROM "
                  + table
                  + " WHERE source = 'insats' AND known_from <= '2012-06-29'"
                  + " AND known_to > '2012-06-29'");
      assertThat(plan.get(0)).isEqualTo("Aggregate");
      assertThat(plan)
          .filteredOn(line -> line.contains("->"))
          .singleElement()
          .asString()
          .contains("Scan");
    }
    assertThat(knownOn("2012-06-29")).containsExactly("1 alby U 2012-01-10 open");
    assertThat(knownOn("2012-06-30")).containsExactly("1 alby U 2012-01-10 2012-06-01");
  }
}
