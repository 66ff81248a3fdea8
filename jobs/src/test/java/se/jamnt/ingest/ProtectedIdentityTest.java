package se.jamnt.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of persons with protected identity neither number nor district is kept, whatever a row holds. */
class ProtectedIdentityTest {

  private static final String MAPPING =
      Workplace.INSATS.replace(
          "  birth-year: Född\n",
          """
            birth-year: Född
            district: { column: Kommundel, codes: { Alby: alby, Tumba: tumba } }
            protected: { column: Skyddad, codes: { Ja: yes, Nej: no, Oklart: unknown } }
          """);

  private static final String HEADER =
      "Id;Enhet;Personnummer;Kön;Född;Start;Slut;Remittent;År;Orsak;Kommundel;Skyddad\n";

  private Workplace place;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    place = new Workplace(folder);
    place.source("insats", MAPPING);
  }

  private List<String> facts(String... numberAndProtected) throws Exception {
    StringBuilder file = new StringBuilder(HEADER);
    for (int i = 0; i < numberAndProtected.length; i++) {
      String[] cells = numberAndProtected[i].split(" ", -1);
      file.append("%d;Alby;%s;;;2012-01-10;;;;;Tumba;%s\n".formatted(i + 1, cells[0], cells[1]));
    }
    place.take("insats-2013-10-31.csv", file.toString());
    return place.texts(
        """
        SELECT concat_ws(' ', natural_key, CASE WHEN person IS NOT NULL THEN 'person' END, district,
          sex, birth_year) FROM facts.episode WHERE known_to = 'infinity' ORDER BY natural_key
        """);
  }

  @Test
  void theNumberTellsSexAndYearAndNothingElse() throws Exception {
    assertThat(facts("194603047327 Ja", "194603047327 ja", " Ja"))
        .containsExactly("1 K 1946", "2 K 1946", "3 U");
  }

  @Test
  void whoIsNotProtectedKeepsKeyAndDistrict() throws Exception {
    assertThat(facts("194603047327 Nej", "194603047327 "))
        .containsExactly("1 person tumba K 1946", "2 person tumba K 1946");
  }

  @Test
  void whomTheExportLeavesInDoubtIsProtected() throws Exception {
    assertThat(facts("194603047327 Oklart")).containsExactly("1 K 1946");
  }

  @Test
  void aWordThatTheMappingDoesNotKnowIsRejected() throws Exception {
    assertThat(facts("194603047327 Kanske", "194603047327 Nej"))
        .containsExactly("2 person tumba K 1946");
  }

  @Test
  void whoBecomesProtectedIsKnownWithoutKeyFromThenOn() throws Exception {
    facts("194603047327 Nej");
    place.take("insats-2013-11-30.csv", HEADER + "1;Alby;194603047327;;;2012-01-10;;;;;Tumba;Ja\n");
    assertThat(
            place.texts(
                """
                SELECT known_to || ' ' || (person IS NULL) || ' ' || (district IS NULL)
                FROM facts.episode ORDER BY known_from
                """))
        .containsExactly("2013-11-30 false false", "infinity true true");
  }
}
