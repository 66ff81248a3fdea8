package se.jamnt.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import se.jamnt.database.Role;
import se.jamnt.database.TestDatabase;
import se.jamnt.ingest.DeliveryReport.Counts;

/** Identity numbers in good rows, bad rows and wrong places are found nowhere afterwards. */
@ExtendWith(OutputCaptureExtension.class)
class NoNumberAnywhereTest {

  /** Published test numbers: women's and men's, and a samordningsnummer. */
  private static final List<String> NUMBERS =
      List.of("194603047327", "194603173172", "194605076894", "194606109108", "194606802397");

  /** Another samordningsnummer, which becomes one of the men's numbers. */
  private static final String FORMER = "195807602395";

  private Workplace place;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    place = new Workplace(folder);
    place.source("insats", Workplace.INSATS.replace("tolerance: 50 %", "tolerance: 100 %"));
    place.source("lankar", IdentityLinksTest.LINKS);
  }

  private static String hyphened(String digits) {
    return digits.substring(2, 8) + "-" + digits.substring(8);
  }

  @Test
  void aNumberStandsInNoTableFileMessageOrLog(CapturedOutput output) throws Exception {
    long logged = Files.size(TestDatabase.serverLog());
    place.sql().sql("CHECKPOINT").update();
    String began = place.texts("SELECT CAST(pg_current_wal_insert_lsn() AS text)").get(0);
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
    String mistyped = NUMBERS.get(1).substring(0, 11) + "3";
    for (String form : List.of(mistyped, hyphened(mistyped))) {
      file.append(++id + ";Alby;" + form + ";;;2012-01-10;;;;\n");
    }
    for (String form : List.of(wrong, hyphened(wrong))) { // a key that can be a number, twice
      file.append((form + ";Alby;;;;2012-01-10;;;;\n").repeat(2));
    }
    DeliveryReport report = place.take("insats-2013-10-31.csv", file.toString());
    says.println(report);
    assertThat(report.counts().used()).as("good rows, and an odd text as sex").isEqualTo(2L * 15);
    DeliveryReport links = place.take("lankar-2013-10-31.csv", links());
    says.println(links);
    assertThat(links.counts().used()).isOne();

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
    String serverLog =
        new String(Files.readAllBytes(TestDatabase.serverLog()), StandardCharsets.ISO_8859_1)
            .substring(Math.toIntExact(logged));
    assertThat(serverLog).as("a key stands twice").contains("duplicate key");
    places.add(serverLog);
    for (Path written : filesUnder(place.root.resolve("data"))) {
      places.add(written + "\n" + Files.readString(written, StandardCharsets.ISO_8859_1));
    }
    List<String> digitsOnly = new ArrayList<>(NUMBERS);
    digitsOnly.add(mistyped);
    digitsOnly.add(FORMER);
    // what merely looks like a number may be a record's key, so it may leave a dead row
    assertThat(places)
        .noneMatch(text -> text.contains(wrong.substring(2)) || text.contains(hyphened(wrong)));
    places.addAll(RawFiles.of(place, began));
    for (String text : places) {
      for (String digits : digitsOnly) {
        Stream.of(digits.substring(2), hyphened(digits), digits.substring(0, 8) + "-")
            .forEach(sought -> assertThat(around(sought, text)).as(sought).isEmpty());
      }
    }
    assertThat(places).hasSizeGreaterThan(40);
  }

  /** The beginning of a text that holds what is sought, and what stands around it. */
  private static String around(String sought, String text) {
    int found = text.indexOf(sought);
    return found < 0
        ? ""
        : text.substring(0, Math.min(text.length(), 40))
            + " … "
            + text.substring(Math.max(0, found - 40), Math.min(text.length(), found + 40));
  }

  /** Of each number to each other, none of which can be used, and one that can. */
  private static String links() {
    StringBuilder file = new StringBuilder(IdentityLinksTest.HEADER);
    for (String from : NUMBERS) {
      for (String to : NUMBERS) {
        file.append(from + ";" + hyphened(to) + ";2013-02-01\n");
        file.append(hyphened(from) + "x;" + to + ";" + to + "\n");
      }
    }
    return file.append(FORMER + ";" + NUMBERS.get(2) + ";2013-02-01\n").toString();
  }

  @Test
  void aRepeatedKeyIsShownUnlessItCouldBeANumber() throws Exception {
    place.source(
        "insats", Workplace.INSATS.replace("50 %", "100 %").replace("key: Id", "key: [Enhet, Id]"));
    DeliveryReport report =
        place.take(
            "insats-2013-10-31.csv",
            Workplace.INSATS_HEADER
                + "7;Alby;;;;2012-01-10;;;;\n".repeat(2)
                + "460304-7328;Alby;;;;2012-01-10;;;;\n".repeat(2));
    assertThat(Workplace.linesOf(report.rejectFile().orElseThrow()))
        .containsExactly(
            "line,column,value,expected,reason",
            "2,\"Enhet, Id\",alby|7,each key once in a file,"
                + "the key stands in line 2 and again in line 3",
            "3,\"Enhet, Id\",alby|7,each key once in a file,"
                + "the key stands in line 2 and again in line 3",
            "4,\"Enhet, Id\",alby|[masked],each key once in a file,"
                + "the key stands in line 4 and again in line 5",
            "5,\"Enhet, Id\",alby|[masked],each key once in a file,"
                + "the key stands in line 4 and again in line 5");
  }

  @Test
  void noMessageRepeatsTheRowInWhichPostgresqlFoundAMistake() {
    JdbcClient loader = JdbcClient.create(place.database.as(Role.LOADER));
    String insert =
        "INSERT INTO facts.not_recognised (file_name, sha256, reason) VALUES (?, '', '')";
    loader.sql(insert).param("a.csv").update();
    assertThatThrownBy(() -> loader.sql(insert).param("a.csv").update())
        .hasStackTraceContaining("duplicate key")
        .satisfies(
            failure -> {
              StringWriter trace = new StringWriter();
              failure.printStackTrace(new PrintWriter(trace));
              assertThat(trace.toString()).doesNotContain("a.csv");
            });
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

  /** A key is text as well, so it stands where a number would. */
  @Test
  void theSearchOfRawFilesWouldFindANumber() throws Exception {
    String began = place.texts("SELECT CAST(pg_current_wal_insert_lsn() AS text)").get(0);
    place.take(
        "insats-2013-10-31.csv", Workplace.INSATS_HEADER + "finns-här;Alby;;;;2012-01-10;;;;\n");
    String sought = new String("finns-här".getBytes(UTF_8), StandardCharsets.ISO_8859_1);
    assertThat(RawFiles.of(place, began))
        .filteredOn(text -> text.contains(sought))
        .hasSizeGreaterThan(1);
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
  void personsAreLinkedWithinAnOrganisationThatNamesItsLegalBasis() throws Exception {
    Path organisation = place.root.resolve("config/organisation.yml");
    Files.writeString(
        organisation,
        Files.readString(organisation)
            .replace(
                "    boards:\n      - { id: namnden",
                "    link-persons: organisation\n    legal-basis: 4 kap. 2 § en lag\n"
                    + "    boards:\n      - { id: namnden"));
    place.take(
        "insats-2013-10-31.csv",
        Workplace.INSATS_HEADER
            + "1;Alby;194603047327;;;2012-01-10;;;;\n"
            + "2;Flyttad;460304-7327;;;2013-01-01;;;;\n"
            + "3;Fittja;19460304-7327;;;2012-01-10;;;;\n"
            + "4;Fittja;194603173172;;;2012-01-10;;;;\n");
    assertThat(place.number("SELECT count(DISTINCT person) FROM facts.episode")).isEqualTo(2);
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
                + "3;Alby;460317-3172;;;20120110;;;;\n"
                + "4;Alby;;;;2012-01-10;;;;\n");
    assertThat(report.counts().rejected()).isEqualTo(3);
    assertThat(Workplace.linesOf(report.rejectFile().orElseThrow()))
        .contains("5,Personnummer,,the key of the record,the cell is empty")
        .element(1)
        .asString()
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
