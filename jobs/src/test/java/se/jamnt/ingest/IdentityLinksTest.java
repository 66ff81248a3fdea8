package se.jamnt.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.ingest.DeliveryReport.Counts;
import se.jamnt.ingest.Inbox.Wish;

/** A file that says which personnummer has taken the place of a samordningsnummer. */
class IdentityLinksTest {

  static final String LINKS =
      """
      name: { sv: Länkar, en: Links }
      records: identity-links
      file: { name: "lankar-{date}.csv", delimiter: ";" }
      delivery: { is: full, covers: all, tolerance: 100 %, may-shrink: 100 % }
      columns: { from: Förr, to: Nu, date: Dag }
      """;

  static final String HEADER = "Förr;Nu;Dag\n";

  /** Published test numbers; the two samordningsnummer are men's. */
  private static final String FORMER = "19460680-2397";

  private static final String OTHER_FORMER = "19580760-2395";
  private static final String MAN = "194605076894";
  private static final String OTHER_MAN = "194603173172";
  private static final String WOMAN = "194603047327";

  private Workplace place;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    place = new Workplace(folder);
    place.source("lankar", LINKS);
  }

  private List<String> rejects(String row) throws Exception {
    DeliveryReport report = place.take("lankar-2013-10-31.csv", HEADER + row + "\n");
    assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0, 1, 0, 0, 0));
    assertThat(place.number("SELECT count(*) FROM facts.event")).isZero();
    return Workplace.linesOf(report.rejectFile().orElseThrow()).stream().skip(1).toList();
  }

  /** Owner, day, and whether the link leads from the former number's key to the later one's. */
  private List<String> known() {
    return place.texts(
        """
        SELECT concat_ws(' ', l.unit, l.event_date, former.natural_key || '>' || later.natural_key)
        FROM facts.event l
        JOIN facts.episode former ON encode(former.person, 'hex') = l.attributes ->> 'former-person'
        JOIN facts.episode later ON later.person = l.person
        WHERE l.source = 'lankar' AND l.known_to = 'infinity' ORDER BY 1
        """);
  }

  private void episodes() throws Exception {
    place.take(
        "insats-2013-10-31.csv",
        Workplace.INSATS_HEADER
            + ("1;Alby;" + FORMER + ";;;2012-01-10;;;;\n")
            + ("2;Alby;" + MAN + ";;;2012-01-10;;;;\n")
            + ("3;Fittja;" + FORMER + ";;;2012-01-10;;;;\n")
            + ("4;Fittja;" + MAN + ";;;2012-01-10;;;;\n")
            + ("5;Alby;" + OTHER_MAN + ";;;2012-01-10;;;;\n"));
  }

  @Test
  void aLinkJoinsTheTwoKeysWithinEachBoard() throws Exception {
    episodes();
    DeliveryReport report =
        place.take("lankar-2013-10-31.csv", HEADER + FORMER + ";" + MAN + ";2013-02-01\n");
    assertThat(report.counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0, 0, 0));
    assertThat(known()).containsExactly("namnden 2013-02-01 1>2", "styrelsen 2013-02-01 3>4");
    assertThat(
            place.number(
                """
                SELECT count(*) FROM facts.event
                WHERE natural_key = (attributes ->> 'former-person') || '|' || unit AND sex = 'U'
                """))
        .isEqualTo(2);
  }

  @Test
  void anOrganisationThatLinksPersonsHasOneLink() throws Exception {
    Path organisation = place.root.resolve("config/organisation.yml");
    Files.writeString(
        organisation,
        Files.readString(organisation)
            .replaceFirst(
                "    boards:\n",
                "    link-persons: organisation\n    legal-basis: lag\n    boards:\n"));
    episodes();
    place.take("lankar-2013-10-31.csv", HEADER + FORMER + ";" + MAN + ";2013-02-01\n");
    assertThat(known())
        .containsExactly(
            "kommunen 2013-02-01 1>2",
            "kommunen 2013-02-01 1>4",
            "kommunen 2013-02-01 3>2",
            "kommunen 2013-02-01 3>4");
    assertThat(place.number("SELECT count(*) FROM facts.event")).isOne();
  }

  @Test
  void linksHaveVersionsLikeEveryFact() throws Exception {
    episodes();
    place.take("lankar-2013-10-31.csv", HEADER + FORMER + ";" + MAN + ";2013-02-01\n");
    DeliveryReport same =
        place.take("lankar-2013-11-30.csv", HEADER + FORMER + ";" + MAN + ";2013-02-01\n\n");
    assertThat(same.counts()).isEqualTo(new Counts(1, 0, 1, 0, 0, 0, 0, 0));
    DeliveryReport corrected =
        place.take("lankar-2013-12-31.csv", HEADER + FORMER + ";" + OTHER_MAN + ";2013-02-01\n");
    assertThat(corrected.counts().used()).isOne();
    assertThat(known()).containsExactly("namnden 2013-02-01 1>5");
    DeliveryReport withdrawn =
        place.take("lankar-2014-01-31.csv", HEADER + OTHER_FORMER + ";" + MAN + ";2013-02-01\n");
    assertThat(withdrawn.counts().ended()).as("one of each board").isEqualTo(2);
    assertThat(known()).isEmpty();
    assertThat(place.number("SELECT count(*) FROM facts.event WHERE to_delivery IS NOT NULL"))
        .as("what was known stays known")
        .isEqualTo(4);
  }

  @Test
  void theFormerNumberIsASamordningsnummerAndTheLaterOneAPersonnummer() throws Exception {
    assertThat(rejects(MAN + ";" + FORMER + ";2013-02-01"))
        .containsExactly(
            "2,Förr,[masked],\"a samordningsnummer as YYYYMMDD-NNNN, the day plus 60\",is a"
                + " personnummer",
            "2,Nu,[masked],a personnummer as YYYYMMDD-NNNN,is a samordningsnummer");
  }

  @Test
  void aNewNumberAfterAChangeOfLegalSexIsNotLinked() throws Exception {
    assertThat(rejects(FORMER + ";" + WOMAN + ";2013-02-01"))
        .containsExactly(
            "2,Nu,[masked],a personnummer of the same sex as the samordningsnummer,the numbers"
                + " differ in sex: a new number after a change of legal sex is not linked");
  }

  @Test
  void everyCellIsNeededAndChecked() throws Exception {
    assertThat(rejects("19460680-2398;;2013-11-01"))
        .containsExactly(
            "2,Dag,2013-11-01,a date up to 2013-10-31,the date is later than the file's own date",
            "2,Förr,[masked],\"a samordningsnummer as YYYYMMDD-NNNN, the day plus 60\",the last"
                + " digit does not fit the others",
            "2,Nu,,a personnummer as YYYYMMDD-NNNN,the cell is empty");
  }

  @Test
  void aNumberThatHasTwoFollowersHasNone() throws Exception {
    DeliveryReport report =
        place.take(
            "lankar-2013-10-31.csv",
            HEADER
                + (FORMER + ";" + MAN + ";2013-02-01\n")
                + ("460680-2397;" + OTHER_MAN + ";2013-03-01\n"));
    assertThat(report.counts()).isEqualTo(new Counts(2, 0, 0, 0, 2, 0, 0, 0));
    assertThat(Workplace.linesOf(report.rejectFile().orElseThrow()))
        .contains("2,Förr,,each key once in a file,the key stands in line 2 and again in line 3");
  }

  @Test
  void aRejectedRowLeavesTheLinkThatIsKnown() throws Exception {
    episodes();
    place.take("lankar-2013-10-31.csv", HEADER + FORMER + ";" + MAN + ";2013-02-01\n");
    place.take("lankar-2013-11-30.csv", HEADER + FORMER + ";" + WOMAN + ";2013-02-01\n");
    assertThat(known()).containsExactly("namnden 2013-02-01 1>2", "styrelsen 2013-02-01 3>4");
  }

  @Test
  void aBoardThatIsAddedGetsItsLinksWhenTheFileIsReadAgain() throws Exception {
    place.take("lankar-2013-10-31.csv", HEADER + FORMER + ";" + MAN + ";2013-02-01\n");
    Path organisation = place.root.resolve("config/organisation.yml");
    Files.writeString(
        organisation,
        Files.readString(organisation)
            .replaceFirst(
                "    boards:\n", "    boards:\n      - { id: tredje, name: { sv: C, en: C } }\n"));
    assertThat(place.night()).isEmpty();
    assertThat(place.night(new Wish(true, false)).get(0).counts().used()).isOne();
    assertThat(place.texts("SELECT unit FROM facts.event WHERE known_from = '2014-03-01'"))
        .containsExactly("tredje");
  }
}
