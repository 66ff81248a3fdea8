package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Klarspråk: sentences of at most 20 words, and a text that is easy to read. */
class PlainLanguageTest {

  private static final int LONGEST_SENTENCE = 20;
  private static final double HARDEST_TEXT = 45;

  static Stream<ReportDocument> documents() {
    ReportsOfTheSample sample =
        new ReportsOfTheSample()
            .with(
                "2013-T3",
                List.of(ReportsOfTheSample.SUS, ReportsOfTheSample.CENTRES),
                Figures.ASSOCIATION + Figures.centres(1200, 1960))
            .withoutIdentity("sus", OptionalLong.of(12));
    return Stream.concat(
        Stream.of(Figures.BOARD, Figures.CENTRES_BOARD, "ayande", "individsamverkansteamet")
            .map(node -> sample.report("2013-T3", node)),
        Stream.of(
            new ReportsOfTheSample()
                .with("2013-T1", List.of(ReportsOfTheSample.SUS), ChangeTextTest.BEFORE)
                .with("2013-T2", List.of(ReportsOfTheSample.SUS), ChangeTextTest.NOW)
                .report("2013-T2", Figures.BOARD),
            new ReportsOfTheSample()
                .with("2013", List.of(ReportsOfTheSample.CENTRES), OrganisationReportTest.ROWS)
                .report("2013", "botkyrka"),
            new ReportsOfTheSample()
                .with("2013", List.of(ReportsOfTheSample.SUS), TransitionPartTest.ROWS)
                .report("2013", Figures.BOARD),
            Drawn.document("sv board"),
            Drawn.document("sv hidden board"),
            Drawn.document("checklist"),
            ChangePartTest.report(2),
            ChangePartTest.report(0),
            ChangePartTest.comparison(),
            broken("medborgarkontoret-alby", "office-cases"),
            broken("arbetscentrum-sundbyberg", "practice-participants")));
  }

  /** Two years between which figures do not compare. */
  private static ReportDocument broken(String unit, String indicator) {
    String rows = "unit " + unit + " " + indicator + " count | 120 | 80 | | 200";
    return new ReportsOfTheSample()
        .with("2012", List.of(), rows)
        .with("2013", List.of(), rows)
        .report("2013", unit);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void isEasyToRead(ReportDocument document) {
    List<List<String>> sentences = sentences(document);
    assertThat(sentences).hasSizeGreaterThan(5);
    assertThat(sentences).allMatch(words -> words.size() <= LONGEST_SENTENCE);
    assertThat(lix(sentences)).isLessThanOrEqualTo(HARDEST_TEXT);
  }

  private static List<List<String>> sentences(ReportDocument document) {
    List<List<String>> sentences = new ArrayList<>();
    DocumentText.prose(document)
        .flatMap(text -> Stream.of(text.split("[.:?!](\\s|$)", -1)))
        .map(sentence -> Stream.of(sentence.split("[^\\p{L}\\d]+", -1)).filter(w -> !w.isEmpty()))
        .map(Stream::toList)
        .filter(words -> !words.isEmpty())
        .forEach(sentences::add);
    return sentences;
  }

  /** Läsbarhetsindex: words in a sentence, and words of more than six letters in a hundred. */
  private static double lix(List<List<String>> sentences) {
    double words = sentences.stream().mapToInt(List::size).sum();
    double longWords =
        sentences.stream().flatMap(List::stream).filter(word -> word.length() > 6).count();
    return words / sentences.size() + 100 * longWords / words;
  }
}
