package se.jamnt.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import se.jamnt.configuration.Problems;
import se.jamnt.disclosure.LastAnswer;
import se.jamnt.disclosure.SourceNote;
import se.jamnt.model.Language;

/**
 * Reports as the program composes them: one of each type, language and kind of section, with and
 * without hidden figures, breaks, comments and changes.
 */
final class ComposedReports {

  private static final Map<String, ReportDocument> ALL = composed();

  private ComposedReports() {}

  static Map<String, ReportDocument> all() {
    return ALL;
  }

  private static Map<String, ReportDocument> composed() {
    Map<String, ReportDocument> reports = new LinkedHashMap<>();
    ReportsOfTheSample much =
        new ReportsOfTheSample()
            .with(
                "2013-T2",
                List.of(ReportsOfTheSample.SUS, ReportsOfTheSample.CENTRES),
                Figures.ASSOCIATION + Figures.centres(1100, 1900))
            .with(
                "2013-T3",
                List.of(ReportsOfTheSample.SUS, late(), ReportsOfTheSample.CENTRES),
                Figures.ASSOCIATION + Figures.centres(1200, 1960))
            .withoutIdentity("sus", OptionalLong.of(12));
    for (Language language : Language.values()) {
      String of = language.word() + " ";
      reports.put(of + "board", much.report("2013-T3", Figures.BOARD, language));
      reports.put(of + "centres", much.report("2013-T3", Figures.CENTRES_BOARD, language));
      reports.put(of + "unit", much.report("2013-T3", "individsamverkansteamet", language));
      reports.put(
          of + "organisation",
          new ReportsOfTheSample()
              .with("2013", List.of(ReportsOfTheSample.CENTRES), OrganisationReportTest.ROWS)
              .report("2013", "botkyrka", language));
      ReportsOfTheSample hidden =
          new ReportsOfTheSample()
              .with("2013-T1", List.of(ReportsOfTheSample.SUS), HiddenFiguresTest.ROWS)
              .with("2013-T2", List.of(ReportsOfTheSample.SUS), HiddenFiguresTest.ROWS);
      reports.put(of + "hidden board", hidden.report("2013-T2", Figures.BOARD, language));
      reports.put(of + "hidden unit", hidden.report("2013-T2", "ayande", language));
    }
    reports.put(
        "nothing to show",
        new ReportsOfTheSample()
            .with("2013-T2", List.of(), "unit ayande participants count | .. | .. | | ..")
            .report("2013-T2", "ayande"));
    reports.put(
        "start to exit",
        new ReportsOfTheSample()
            .with("2013", List.of(ReportsOfTheSample.SUS), TransitionPartTest.ROWS)
            .report("2013", Figures.BOARD));
    reports.put("changes", ChangePartTest.report(2));
    reports.put("comparison", ChangePartTest.comparison());
    reports.put("breaks and comments", withComments());
    reports.put(
        "checklist",
        new ReportsOfTheSample()
            .with("2013", List.of(ReportsOfTheSample.SUS), ChecklistPartTest.ROWS)
            .lastAnswer(
                "statistics-by-sex",
                new LastAnswer(LocalDate.of(2013, 10, 15), Optional.of("Pågår sedan våren.")))
            .report("2013", Figures.BOARD));
    return Map.copyOf(reports);
  }

  private static SourceNote late() {
    SourceNote sus = ReportsOfTheSample.SUS;
    return new SourceNote(
        "sus",
        "sus-rättelse-för-individsamverkansteamet-2013-09-30.csv",
        sus.dataAsOf().minusMonths(1),
        sus.coversLast(),
        20,
        20,
        0,
        0,
        0,
        OptionalLong.of(0),
        OptionalLong.of(0),
        true,
        java.util.Set.of());
  }

  private static ReportDocument withComments() {
    String rows = "unit medborgarkontoret-alby office-cases count | 120 | 80 | | 200";
    try {
      Path home = Files.createTempDirectory("comments");
      Path file = home.resolve("config/comments/2013/medborgarkontoret-alby.md");
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, CommentsTest.TEXT);
      Problems problems = new Problems();
      Comments comments = Comments.read(home, ReportsOfTheSample.CHART, problems);
      problems.throwIfAny();
      return new ReportsOfTheSample()
          .with("2012", List.of(), rows)
          .with("2013", List.of(), rows)
          .with(comments)
          .report("2013", "medborgarkontoret-alby");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
