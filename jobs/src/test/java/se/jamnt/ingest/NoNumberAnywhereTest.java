package se.jamnt.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import se.jamnt.ingest.DeliveryReport.Counts;

/** Identity numbers in good rows, bad rows and wrong places are found nowhere afterwards. */
@ExtendWith(OutputCaptureExtension.class)
class NoNumberAnywhereTest {

  /** Published test numbers: women's and men's, and a samordningsnummer. */
  private static final List<String> NUMBERS =
      List.of("194603047327", "194603173172", "194605076894", "194606109108", "194606802397");

  private Workplace place;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    place = new Workplace(folder);
    place.source("insats", Workplace.INSATS.replace("tolerance: 50 %", "tolerance: 100 %"));
  }

  private static String hyphened(String digits) {
    return digits.substring(2, 8) + "-" + digits.substring(8);
  }

  @Test
  void aNumberStandsInNoTableFileMessageOrLog(CapturedOutput output) throws Exception {
    StringWriter said = new StringWriter();
    PrintWriter says = new PrintWriter(said);
    String good = NUMBERS.get(0);
    String wrong = good.substring(0, 11) + "8";
    StringBuilder file = new StringBuilder(Workplace.INSATS_HEADER);
    int id = 0;
    for (String digits : NUMBERS) {
      for (String form : List.of(digits, hyphened(digits), digits.substring(2))) {
        file.append(++id + ";Alby;" + form + ";;;2012-01-10;;;;\n"); // good
        file.append(++id + ";Ingen;" + form + ";;;2012-01-10;;;;\n"); // bad for another reason
        file.append(++id + ";" + form + ";;;;2012-01-10;;;;\n"); // in wrong places
        file.append(++id + ";Alby;;" + form + ";;2012-01-10;;;;\n");
        file.append(++id + ";Alby;;;" + form + ";2012-01-10;;;;\n");
        file.append(++id + ";Alby;;;;" + form + ";;;;\n");
        file.append(++id + ";Alby;;;;2012-01-10;;" + form + ";;\n");
        file.append(++id + ";Alby;;;;2012-01-10;;;" + form + ";\n");
        file.append(form + ";Alby;;;;2012-01-10;;;;\n");
        file.append(++id + ";Alby;" + form + "x;;;2012-01-10;;;;\n");
        file.append(++id + ";Alby;" + form + "\n");
      }
    }
    file.append(++id + ";Alby;" + wrong + ";;;2012-01-10;;;;\n");
    DeliveryReport report = place.take("insats-2013-10-31.csv", file.toString());
    says.println(report);
    assertThat(report.counts().used()).as("good rows, and an odd text as sex").isEqualTo(2L * 15);

    Files.copy(
        place.inbox.resolve("insats-2013-10-31.csv"),
        place.inbox.resolve("insats-" + good + "-2013-10-31.csv"));
    Files.writeString(place.inbox.resolve("insats-2013-09-30.csv"), good + ";" + wrong + "\n1;2\n");
    Files.writeString(
        place.inbox.resolve("insats-2013-08-31.csv"),
        Workplace.INSATS_HEADER + "1;Alby;\"" + good + ";;;2012-01-10;;;;\n");
    Inbox inbox = place.look();
    says.println(inbox.notRecognised());
    place.ingest().note(inbox.notRecognised(), true);
    place.night().forEach(says::println);

    says.println(output.getAll());
    List<String> places = new ArrayList<>(databaseTexts());
    places.add(said.toString());
    for (Path written : filesUnder(place.root.resolve("data"))) {
      places.add(written + "\n" + Files.readString(written, StandardCharsets.ISO_8859_1));
    }
    List<String> digitsOnly = new ArrayList<>(NUMBERS);
    digitsOnly.add(wrong);
    for (String text : places) {
      for (String digits : digitsOnly) {
        assertThat(text)
            .doesNotContain(digits.substring(2))
            .doesNotContain(hyphened(digits))
            .doesNotContain(digits.substring(0, 8) + "-");
      }
    }
    assertThat(places).hasSizeGreaterThan(40);
  }

  @Test
  void theSearchWouldFindANumber() {
    place
        .sql()
        .sql("INSERT INTO facts.not_recognised (file_name, sha256, reason) VALUES (?, '', '')")
        .param(NUMBERS.get(0))
        .update();
    assertThat(databaseTexts()).anyMatch(text -> text.contains(NUMBERS.get(0)));
  }

  @Test
  void theStatedSexBeatsTheNumbersAndConflictsAreCounted() throws Exception {
    DeliveryReport report =
        place.take(
            "insats-2013-10-31.csv",
            Workplace.INSATS_HEADER
                + "1;Alby;194603047327;;;2012-01-10;;;;\n" // a woman's
                + "2;Alby;194603047327;Man;1950;2012-01-10;;;;\n"
                + "3;Alby;194603173172;Man;;2012-01-10;;;;\n"
                + "4;Alby;194603173172;X;;2012-01-10;;;;\n"
                + "5;Alby;;;;2012-01-10;;;;\n");
    assertThat(report.counts()).isEqualTo(new Counts(5, 5, 0, 0, 0, 0, 1, 1));
    assertThat(
            place.texts(
                "SELECT concat_ws(' ', natural_key, sex, birth_year) FROM facts.episode ORDER BY 1"))
        .containsExactly("1 K 1946", "2 M 1950", "3 M 1946", "4 M 1946", "5 U");
  }

  @Test
  void personsAreLinkedWithinABoardAndNotAcrossAMove() throws Exception {
    place.take(
        "insats-2013-10-31.csv",
        Workplace.INSATS_HEADER
            + "1;Alby;194603047327;;;2012-01-10;;;;\n"
            + "2;Flyttad;460304-7327;;;2012-12-31;;;;\n"
            + "3;Flyttad;4603047327;;;2013-01-01;;;;\n"
            + "4;Fittja;19460304-7327;;;2012-01-10;;;;\n");
    List<String> keys =
        place.texts("SELECT encode(person, 'hex') FROM facts.episode ORDER BY natural_key");
    assertThat(keys.get(0)).as("one board").isEqualTo(keys.get(1)).hasSize(32);
    assertThat(keys.get(2)).as("after the move").isEqualTo(keys.get(3)).isNotEqualTo(keys.get(0));
  }

  @Test
  void aNumberCanBePartOfAKeyAndStandsThereAsThePersonKey() throws Exception {
    place.source(
        "insats",
        Workplace.INSATS
            .replace("key: Id", "key: [Personnummer, Start]\nignored-columns: Id")
            .replace("tolerance: 50 %", "tolerance: 100 %"));
    DeliveryReport report =
        place.take(
            "insats-2013-10-31.csv",
            Workplace.INSATS_HEADER
                + "1;Alby;194603047327;;;2012-01-10;;;;\n"
                + "2;Alby;194603173172;;;2012-01-10;;;;\n"
                + "3;Alby;460317-3172;;;20120110;;;;\n");
    assertThat(report.counts().rejected()).isEqualTo(2);
    assertThat(Workplace.linesOf(report.rejectFile().orElseThrow()).get(1))
        .startsWith("3,\"Personnummer, Start\",,each key once in a file,");
    assertThat(
            place.number(
                "SELECT count(*) FROM facts.episode WHERE natural_key = encode(person, 'hex') ||"
                    + " '|2012-01-10'"))
        .isOne();
  }

  private List<String> databaseTexts() {
    List<String> texts = new ArrayList<>();
    List<String> tables =
        place.texts(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname IN"
                + " ('batch', 'facts', 'results', 'published')");
    for (String table : tables) {
      texts.addAll(place.texts("SELECT t::text FROM " + table + " t"));
    }
    return texts;
  }

  private static List<Path> filesUnder(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
