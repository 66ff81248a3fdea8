package se.jamnt.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.jamnt.model.Language;
import se.jamnt.model.Period;
import se.jamnt.publish.CatalogueContents.Board;
import se.jamnt.publish.CatalogueContents.Document;
import se.jamnt.publish.CatalogueContents.Format;
import se.jamnt.publish.CatalogueContents.Organisation;
import se.jamnt.publish.CatalogueContents.PublishedPeriod;
import se.jamnt.publish.CatalogueContents.Report;
import se.jamnt.publish.CatalogueContents.Unit;

class CatalogueTest {

  private static final String PAGE = Catalogue.html(ExampleCatalogue.contents());

  @Test
  void linksToEveryPublishedFileOnceAndToNothingElse() {
    CatalogueContents contents = ExampleCatalogue.contents();
    List<String> published =
        Stream.concat(
                contents.reports().map(Report::document),
                contents.periods().stream()
                    .flatMap(
                        p ->
                            Stream.concat(
                                p.changes().stream(), Stream.of(p.indicators(), p.manifest()))))
            .map(Document::path)
            .toList();

    List<String> linked =
        all("<a href=\"([^\"#]+)\"", PAGE).stream().map(address -> path(address)).toList();

    assertThat(linked).hasSize(363).containsExactlyInAnyOrderElementsOf(published);
  }

  @Test
  void linksWithinThePageLeadToItsParts() {
    Set<String> ids = new HashSet<>(all(" id=\"([^\"]+)\"", PAGE));

    assertThat(all("href=\"#([^\"]+)\"", PAGE)).hasSize(15).allMatch(ids::contains);
    assertThat(all(" id=\"([^\"]+)\"", PAGE)).doesNotHaveDuplicates();
  }

  @Test
  void headingsNeverSkipALevel() {
    List<Integer> levels = all("<h([1-6])>", PAGE).stream().map(Integer::valueOf).toList();

    assertThat(levels).startsWith(1).containsOnlyOnce(1);
    for (int i = 1; i < levels.size(); i++) {
      assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
    }
  }

  @Test
  void everyLinkTellsOnItsOwnWhereItLeads() {
    List<String> texts =
        all("<a href=\"[^\"#]+\"[^>]*>(.*?)</a>", PAGE).stream()
            .map(link -> link.replaceAll("<[^>]+>", ""))
            .toList();

    assertThat(texts)
        .doesNotHaveDuplicates()
        .contains(
            "Nämndrapport, Kultur- och fritidsnämnden: Tertial 2, 2013 (maj–augusti)"
                + " (PDF, 84\u00a0kB)",
            "Nämndrapport, Kultur- och fritidsnämnden, Tertial 2, 2013 (maj–augusti): In English"
                + " (PDF, 84\u00a0kB)",
            "Kultur- och fritidsnämnden, Tertial 2, 2013 (maj–augusti): Tabeller"
                + " (XLSX, 84\u00a0kB)",
            "Tertial 2, 2013 (maj–augusti): Siffror (CSV, 1\u00a0235\u00a0kB)");
  }

  @Test
  void theLatestPeriodComesFirstAndOthersAreFolded() {
    String board =
        PAGE.substring(PAGE.indexOf("id=\"board-kultur"), PAGE.indexOf("id=\"board-vard"));
    String own = board.substring(0, board.indexOf("class=\"units\""));

    assertThat(all("class=\"latest\"><a href=\"([^\"/]+)/", own)).containsExactly("2013-T3");
    assertThat(all("<li><a href=\"([^\"/]+)/[^\"]+pdf\" hreflang=\"sv\"", own))
        .containsExactly("2013", "2013-T2", "2013-YTD08", "2013-T1", "2012");
  }

  @Test
  void saysWhatIsPreliminaryAndWhatIsRevised() {
    assertThat(PAGE)
        .containsPattern("Tertial 3, 2013 \\([^)]+\\)</span> [^\n]+</a> <span class=\"mark\">Pr")
        .containsPattern("Tertial 1, 2013 \\([^)]+\\)</span> [^\n]+</a> <span class=\"mark\">Rev")
        .doesNotContainPattern("Tertial 2, 2013 \\([^)]+\\)</span> [^\n]+</a> <span class=\"mark");
  }

  @Test
  void foreignDocumentsAreMarkedWithTheirLanguage() {
    assertThat(all("<a href=\"[^\"]+\\.en\\.pdf\" (hreflang=\"[^\"]+\")", PAGE))
        .hasSize(30)
        .containsOnly("hreflang=\"en\"");
    assertThat(all("<span class=\"words\" lang=\"en\">([^<]+)<", PAGE))
        .hasSize(30)
        .containsOnly("In English");
  }

  @Test
  void textOfOthersIsNeverMarkup() {
    String evil = "<script>alert('1')</script>\"&amp;";
    Period period = Period.parse("2013-T2");
    Report report =
        new Report(
            evil,
            period,
            Language.SV,
            Format.PDF,
            new Document("2013-T2/\"> å#?/x:1.pdf", 1),
            0,
            false);
    String page =
        Catalogue.html(
            new CatalogueContents(
                List.of(
                    new Organisation(
                        evil,
                        evil,
                        List.of(report),
                        List.of(
                            new Board(
                                evil,
                                evil,
                                List.of(report),
                                List.of(new Unit(evil, evil, List.of(report))))))),
                List.of()));

    assertThat(page)
        .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&amp;amp;")
        .contains("href=\"2013-T2/%22%3E%20%C3%A5%23%3F/x%3A1.pdf\"");
    assertThat(all("(<script)", page)).hasSize(1);
    assertThat(page).doesNotContain("alert('1')");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/etc/passwd", "../secret.pdf", "2013//x.pdf", "2013/./x.pdf"})
  void documentsLieBelowTheCatalogue(String path) {
    assertThatThrownBy(() -> new Document(path, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("below the catalogue");
  }

  @Test
  void codeCannotEndItsOwnElement() {
    assertThatThrownBy(() -> new Html.Code("x = '</script>'"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void asksForNothingFromElsewhere() {
    assertThat(PAGE).doesNotContain("src=").doesNotContain("@import").doesNotContain("url(");
    assertThat(all("(https?://[^\"'& ]+)", PAGE)).containsOnly("http://www.w3.org/2000/svg");
    assertThat(PAGE).contains("default-src &#39;none&#39;").doesNotContain("unsafe");
  }

  @Test
  void sameContentsGiveTheSameTextWhateverTheMachineAndTheOrder() {
    CatalogueContents contents = ExampleCatalogue.contents();
    List<PublishedPeriod> backwards = new ArrayList<>(contents.periods());
    Collections.reverse(backwards);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));

      assertThat(Catalogue.html(new CatalogueContents(contents.organisations(), backwards)))
          .isEqualTo(PAGE);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void theSizeOfAManifestLeavesNoTrace() {
    CatalogueContents contents = ExampleCatalogue.contents();
    List<PublishedPeriod> ofAnotherRun =
        contents.periods().stream()
            .map(
                p ->
                    new PublishedPeriod(
                        p.period(),
                        p.dataAsOf(),
                        p.revision(),
                        p.preliminary(),
                        p.indicators(),
                        p.changes(),
                        new Document(p.manifest().path(), 99_999)))
            .toList();

    assertThat(Catalogue.html(new CatalogueContents(contents.organisations(), ofAnotherRun)))
        .isEqualTo(PAGE)
        .contains("Fillista</span> <span class=\"file\">(JSON)</span>");
  }

  @Test
  void anEmptyCatalogueSaysSo() {
    String page = Catalogue.html(new CatalogueContents(List.of(), List.of()));

    assertThat(page).contains("Ännu är inga rapporter publicerade.").doesNotContain("<form");
  }

  @Test
  void staysLightWithSeventyPeriodsOfTwentyFiveNodes() {
    List<Report> reports = new ArrayList<>();
    for (int year = 2008; year <= 2013; year++) {
      for (int month = 1; month <= 12; month++) {
        Period period = Period.of(Period.Kind.MONTH, year, month);
        reports.add(
            ExampleCatalogue.report("Enhetsrapport", period, Language.SV, Format.PDF, "a/b/c.pdf"));
      }
    }
    List<Unit> units =
        Stream.iterate(0, i -> i + 1)
            .limit(25)
            .map(i -> new Unit("unit-" + i, "Enheten " + i, reports))
            .toList();
    Board board = new Board("board", "Nämnden", List.of(), units);
    String page =
        Catalogue.html(
            new CatalogueContents(
                List.of(new Organisation("kommun", "Kommunen", List.of(), List.of(board))),
                List.of()));

    assertThat(page.length()).isLessThan(600_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2013-04                | April 2013
          2013-Q2                | Kvartal 2, 2013 (april–juni)
          2013-T1                | Tertial 1, 2013 (januari–april)
          2013-T3                | Tertial 3, 2013 (september–december)
          2013-H1                | Första halvåret 2013 (januari–juni)
          2013-H2                | Andra halvåret 2013 (juli–december)
          2013                   | Helår 2013
          2013-YTD08             | Delår 2013 (januari–augusti)
          2013-YTD01             | Delår 2013 (januari)
          2012-01-01..2013-10-31 | Januari 2012–oktober 2013
          2013-02-01..2013-03-31 | Februari–mars 2013
          """)
  void periodsAreSaidInWords(String period, String words) {
    assertThat(CatalogueWords.period(Period.parse(period))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "999, 1", "1000, 1", "1001, 2", "83412, 84"})
  void sizesAreInBegunKilobytes(long bytes, String kilobytes) {
    assertThat(CatalogueWords.file("PDF", bytes)).isEqualTo("PDF, " + kilobytes + "\u00a0kB");
  }

  @Test
  void datesAreWrittenInFull() {
    assertThat(CatalogueWords.date(LocalDate.of(2013, 5, 2))).isEqualTo("2 maj 2013");
  }

  private static List<String> all(String pattern, String page) {
    return Pattern.compile(pattern)
        .matcher(page)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  /** What a browser asks a file system for. */
  private static String path(String address) {
    return URI.create("file:///").resolve(address).getPath().substring(1);
  }
}
