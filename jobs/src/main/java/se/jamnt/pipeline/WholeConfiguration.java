package se.jamnt.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import se.jamnt.configuration.BreaksFile;
import se.jamnt.configuration.ConfigurationException;
import se.jamnt.configuration.FolderContents;
import se.jamnt.configuration.Home;
import se.jamnt.configuration.NearestWord;
import se.jamnt.configuration.OrganisationFile;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.Settings;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.disclosure.DisclosurePolicy;
import se.jamnt.indicators.AnonymousSources;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.FieldsFile;
import se.jamnt.indicators.Goal;
import se.jamnt.indicators.GoalFiles;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.PlanFile;
import se.jamnt.indicators.PlannedIndicator;
import se.jamnt.ingest.SourceCatalogue;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.SeriesBreak;
import se.jamnt.operations.Distribution;
import se.jamnt.operations.DistributionFile;
import se.jamnt.operations.Retention;
import se.jamnt.operations.Schedule;
import se.jamnt.reports.Comments;
import se.jamnt.reports.PhraseBook;
import se.jamnt.reports.Profiles;
import se.jamnt.reports.ReportCatalog;

/**
 * Everything under {@code config/} and the words of the reports, read and checked; a run begins
 * with it and never half.
 *
 * @param config all of {@code config/} as it was read, but for who gets the reports and how long
 *     facts are kept: releases do not depend on them, and keep no addresses
 * @param templates all of {@code templates/} as it was read
 */
public record WholeConfiguration(
    Settings settings,
    SourceCatalogue sources,
    OrganisationChart chart,
    DisclosurePolicy policy,
    IndicatorCatalog indicators,
    List<Goal> goals,
    List<PlannedIndicator> plan,
    List<SeriesBreak> breaks,
    ReportCatalog reports,
    PhraseBook phrases,
    Comments comments,
    Profiles profiles,
    Schedule schedule,
    Distribution distribution,
    List<Retention> retention,
    FolderContents config,
    FolderContents templates) {

  private static final List<String> FIGURES_DEPEND_ON =
      List.of("organisation.yml", "fields.yml", "codes", "sources", "indicators");

  private static final List<String> COMPARISONS_DEPEND_ON =
      List.of("organisation.yml", "breaks.yml", "goals", "plan-indicators.yml", "indicators");

  /**
   * Reads and checks all files.
   *
   * @throws ConfigurationException with every problem of every file
   */
  public static WholeConfiguration read(Home home) {
    Problems problems = new Problems();
    Path root = home.root();
    Settings settings = Settings.read(home, problems);
    Vocabulary vocabulary = Vocabulary.read(root, problems);
    OrganisationChart chart = OrganisationFile.read(root, SourceCatalogue.ids(root), problems);
    checkBoards(settings, chart, problems);
    SourceCatalogue sources = SourceCatalogue.read(root, chart, vocabulary, problems);
    DisclosurePolicy policy = DisclosurePolicy.read(root, chart, problems);
    FieldCatalog fields = FieldsFile.read(root, vocabulary, problems);
    IndicatorCatalog indicators =
        IndicatorCatalog.read(root, fields, sources.systems().keySet(), policy.names(), problems);
    AnonymousSources.check(indicators, sources.withIdentity(), problems);
    List<Goal> goals = GoalFiles.read(root, chart, indicators, problems);
    List<PlannedIndicator> plan = PlanFile.read(root, chart, indicators, problems);
    List<SeriesBreak> breaks = BreaksFile.read(root, chart, sources.systems().keySet(), problems);
    ReportCatalog reports = ReportCatalog.read(root, indicators, chart, problems);
    PhraseBook phrases = PhraseBook.read(root, problems);
    Comments comments = Comments.read(root, chart, problems);
    Profiles profiles = Profiles.read(root, chart, problems);
    List<String> boards = chart.boards().stream().map(OrganisationChart.Board::id).toList();
    Schedule schedule = Schedule.read(root, boards, problems);
    Distribution distribution = DistributionFile.read(home, boards, problems);
    List<Retention> retention = Retention.read(home, SourceCatalogue.ids(root), problems);
    problems.throwIfAny();
    return new WholeConfiguration(
        settings,
        sources,
        chart.leavingOutUnknownSexOf(policy.withoutUnknownSex()),
        policy,
        indicators,
        goals,
        plan,
        breaks,
        reports,
        phrases,
        comments,
        profiles,
        schedule,
        distribution,
        retention,
        FolderContents.read(home.config()).only(WholeConfiguration::isAboutFiguresOrPages),
        FolderContents.read(home.templates()));
  }

  private static boolean isAboutFiguresOrPages(String path) {
    return !path.equals(DistributionFile.NAME) && !path.equals(Retention.FILE);
  }

  private static void checkBoards(Settings settings, OrganisationChart chart, Problems problems) {
    List<String> boards = chart.boards().stream().map(OrganisationChart.Board::id).toList();
    settings.calendar().ownInterims().keySet().stream()
        .filter(board -> !boards.contains(board))
        .forEach(
            board ->
                problems.add(
                    "config/jamnt.yml",
                    1,
                    "periods.own-interims." + board,
                    "no board \"%s\"; %s".formatted(board, NearestWord.hint(board, boards))));
  }

  /** What figures and reports need to know of each source, by id. */
  public Map<String, CaseSystem> systems() {
    return sources.systems();
  }

  /**
   * The same for a home that is a copy of another: its database is embedded.
   *
   * @param approval whether boards' figures wait where they have to be approved
   */
  WholeConfiguration ofCopy(boolean approval) {
    return new WholeConfiguration(
        settings.embedded(),
        sources,
        approval ? chart : chart.withoutApproval(),
        policy,
        indicators,
        goals,
        plan,
        breaks,
        reports,
        phrases,
        comments,
        profiles,
        schedule,
        distribution,
        retention,
        config,
        templates);
  }

  /** The same with nothing protected, for the re-run of a named person. */
  WholeConfiguration waived(DisclosurePolicy.Waiver waiver) {
    return new WholeConfiguration(
        settings,
        sources,
        chart,
        policy.waived(waiver),
        indicators,
        goals,
        plan,
        breaks,
        reports,
        phrases,
        comments,
        profiles,
        schedule,
        distribution,
        retention,
        config,
        templates);
  }

  /** Changes with whatever figures depend on. */
  public String definitions() {
    return of(FIGURES_DEPEND_ON);
  }

  /** Changes with whatever gaps, changes and goals depend on beside the figures. */
  public String comparisons() {
    return of(COMPARISONS_DEPEND_ON);
  }

  private String of(List<String> places) {
    return config.only(path -> places.contains(path.split("/", -1)[0])).fingerprint();
  }
}
