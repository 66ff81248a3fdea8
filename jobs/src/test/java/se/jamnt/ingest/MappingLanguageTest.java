package se.jamnt.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a mapping can say of how an export writes years, ages, times, units and yes or no. */
class MappingLanguageTest {

  private static final String VISITS =
      """
      name: { sv: Besök, en: Visits }
      records: events
      cadence: monthly
      sex-basis: observed
      file: { name: "besok-{date}.csv", delimiter: ";", dates: [yyyy-MM-dd, dd/MM/yyyy] }
      delivery: { is: full, covers: all, tolerance: 100 %, may-shrink: 100 % }
      columns:
        unit: { always: alby }
        date: Datum
        birth-year: { age: Ålder }
        minutes: { from: In, to: Ut }
        amount: Belopp
        fields:
          accepted: { column: Med, codes: { ja: yes, J: yes, 1: yes, nej: no, N: no, 0: no } }
      """;

  private static final String VISITS_HEADER = "Datum;Ålder;In;Ut;Belopp;Med\n";

  private static final String SEATS =
      """
      name: { sv: Platser, en: Seats }
      records: events
      cadence: yearly
      sex-basis: registered
      file: { name: "platser-{date}.csv" }
      delivery: { is: full, covers: all, tolerance: 100 %, may-shrink: 0 % }
      key: [År, Plats]
      columns: { unit: { always: alby }, date: { year: År }, sex: { column: Kön, codes: { 1: K, 2: M } } }
      """;

  private Workplace place;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    place = new Workplace(folder);
    place.source("besok", VISITS);
    place.source("dagar", SEATS);
  }

  private List<String> visits(String row) throws Exception {
    place.take("besok-2013-10-31.csv", VISITS_HEADER + row + "\n");
    return place.texts(
        """
        SELECT concat_ws(' ', unit, event_date, birth_year, minutes, amount,
          attributes ->> 'accepted') FROM facts.event
        ORDER BY event_date
        """);
  }

  private List<String> rejects(String row) throws Exception {
    DeliveryReport report = place.take("besok-2013-10-31.csv", VISITS_HEADER + row + "\n");
    return Workplace.linesOf(report.rejectFile().orElseThrow()).stream().skip(1).toList();
  }

  @Test
  void anAgeIsTurnedIntoTheYearOfBirthOnTheRecordsOwnDate() throws Exception {
    assertThat(visits("02/05/2012;17;;;;")).containsExactly("alby 2012-05-02 1995");
  }

  @Test
  void twoTimesOfADayGiveMinutes() throws Exception {
    assertThat(visits("2012-05-02;;9:05;09.50;;")).containsExactly("alby 2012-05-02 45");
  }

  @Test
  void aVisitWithoutAnEndHasNoMinutes() throws Exception {
    assertThat(visits("2012-05-02;;0905;;;")).containsExactly("alby 2012-05-02");
  }

  @Test
  void blanksOfAnyWidthMayStandBetweenThousands() throws Exception {
    assertThat(visits("2012-05-02;;;;1\u2009234\u00a0567,50;"))
        .containsExactly("alby 2012-05-02 1234567.5");
  }

  @Test
  void severalWordsMeanYes() throws Exception {
    assertThat(visits("2012-05-02;;;;;JA\n2012-05-03;;;;;1\n2012-05-04;;;;;n"))
        .containsExactly("alby 2012-05-02 yes", "alby 2012-05-03 yes", "alby 2012-05-04 no");
  }

  @Test
  void aVisitDoesNotEndBeforeItBegins() throws Exception {
    assertThat(rejects("2012-05-02;;10:40;10:15;;"))
        .containsExactly("2,Ut,10:15,a time from 10:40,ends before it begins");
  }

  @Test
  void timesAndAgesMustBePossible() throws Exception {
    assertThat(rejects("2012-05-02;140;24:10;10:60;;"))
        .containsExactly(
            "2,Ålder,140,an age up to 130,nobody is so old",
            "2,In,24:10,a time as 09:05,the text is not such a time",
            "2,Ut,10:60,a time as 09:05,the text is not such a time");
  }

  @Test
  void aYearAloneCountsOnItsLastDayOrWhileItLastsOnTheFilesDay() throws Exception {
    place.take("platser-2013-10-31.csv", "År,Plats,Kön\n2012,a,1\n2013,a,2\n");
    assertThat(place.texts("SELECT event_date || ' ' || sex FROM facts.event ORDER BY 1"))
        .containsExactly("2012-12-31 K", "2013-10-31 M");
  }

  @Test
  void theRecordOfAYearThatLastsStaysTheSameRecord() throws Exception {
    place.take("platser-2013-10-31.csv", "År,Plats,Kön\n2013,a,1\n");
    DeliveryReport later = place.take("platser-2013-12-31.csv", "År,Plats,Kön\n2013,a,1\n");
    assertThat(later.refusal()).isEmpty();
    assertThat(
            place.texts(
                "SELECT natural_key || ' ' || event_date FROM facts.event"
                    + " WHERE known_to = 'infinity'"))
        .containsExactly("2013|a 2013-12-31");
  }

  @Test
  void aYearThatHasNotBegunIsRejected() throws Exception {
    DeliveryReport report =
        place.take("platser-2013-10-31.csv", "År,Plats,Kön\n2014,a,1\nvår,b,1\n,c,1\n");
    assertThat(Workplace.linesOf(report.rejectFile().orElseThrow()))
        .contains(
            "2,År,2014,a date up to 2013-10-31,the date is later than the file's own date",
            "3,År,vår,a whole number,the text is not such a number",
            "4,År,,a year,the cell is empty");
  }

  @Test
  void whatIsKnownOfAWholeOrganisationBelongsToIt() throws Exception {
    place.source(
        "dagar",
        SEATS.replace("unit: { always: alby }", "organisation: kommunen, quantity: Antal"));
    place.take("platser-2013-10-31.csv", "År,Plats,Kön,Antal\n2012,a,1,6750\n");
    assertThat(place.texts("SELECT unit || ' ' || sex || ' ' || quantity FROM facts.event"))
        .containsExactly("kommunen K 6750");
  }

  @Test
  void aSupplementHasTheKeyOfItsEpisodeAndMayComeBeforeIt() throws Exception {
    place.source(
        "dagar",
        """
        name: { sv: Uppföljning, en: Follow-up }
        records: events
        supplements: insats
        cadence: monthly
        sex-basis: none
        file: { name: "uppfoljning-{date}.csv", delimiter: ";" }
        delivery: { is: incremental }
        key: Id
        columns: { unit: { always: alby }, date: Uppföljd, fields: { years-in-support: År } }
        """);
    place.take("uppfoljning-2013-06-30.csv", "Id;Uppföljd;År\n7;2013-06-03;2\n");
    place.take("insats-2013-10-31.csv", Workplace.INSATS_HEADER + "7;Alby;;;;2012-01-10;;;;\n");
    assertThat(
            place.texts(
                """
                SELECT e.unit || ' ' || (s.attributes ->> 'years-in-support')
                FROM facts.episode e JOIN facts.event s USING (natural_key)
                WHERE e.source = 'insats' AND s.source = 'dagar'
                """))
        .containsExactly("alby 2");
  }

  @Test
  void aSourceThatIsNotAboutPeopleHasNoUnknownSex() throws Exception {
    place.source("besok", VISITS.replace("sex-basis: observed", "sex-basis: none"));
    DeliveryReport report = place.take("besok-2013-10-31.csv", VISITS_HEADER + "2012-05-02;;;;;\n");
    assertThat(report.counts().unknownSex()).isZero();
  }
}
