package se.jamnt.reports;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.jamnt.configuration.BreaksFile;
import se.jamnt.configuration.OrganisationFile;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.disclosure.ChangeNote;
import se.jamnt.disclosure.DisclosurePolicy;
import se.jamnt.disclosure.LastAnswer;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.disclosure.ProtectedTable;
import se.jamnt.disclosure.SourceNote;
import se.jamnt.disclosure.TestTables;
import se.jamnt.indicators.FieldsFile;
import se.jamnt.indicators.GoalFiles;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.derived.Breaks;
import se.jamnt.ingest.SourceCatalogue;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.CaseSystem.Cadence;
import se.jamnt.model.CaseSystem.SexBasis;
import se.jamnt.model.Language;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.Period;
import se.jamnt.model.PeriodCalendar;
import se.jamnt.model.Words;

/** The shipped configuration and organisations, with figures that a test writes. */
final class ReportsOfTheSample implements ReportTables {

  static final Path HOME = Path.of(System.getProperty("jamnt.root", ".."));
  static final List<String> SOURCES = SourceCatalogue.ids(HOME);

  private static final Problems PROBLEMS = new Problems();
  static final OrganisationChart CHART = OrganisationFile.read(HOME, SOURCES, PROBLEMS);
  static final IndicatorCatalog INDICATORS =
      IndicatorCatalog.read(
          HOME,
          FieldsFile.read(HOME, Vocabulary.read(HOME, PROBLEMS), PROBLEMS),
          SOURCES,
          DisclosurePolicy.read(HOME, CHART, PROBLEMS).names(),
          PROBLEMS);
  static final ReportCatalog REPORTS = ReportCatalog.read(HOME, INDICATORS, CHART, PROBLEMS);
  static final PhraseBook PHRASES = PhraseBook.read(HOME, PROBLEMS);

  static {
    PROBLEMS.throwIfAny();
  }

  static final Map<String, CaseSystem> SYSTEMS =
      Map.of(
          "sus",
          new CaseSystem(
              "sus", new Words("SUS", "SUS"), Cadence.MONTHLY, SexBasis.REGISTERED, false),
          // the units deliver these too, but no indicator of the reports counts them
          "remiss",
          new CaseSystem(
              "remiss",
              new Words("Remisser", "Referrals"),
              Cadence.MONTHLY,
              SexBasis.REGISTERED,
              false),
          "fritidsgard",
          new CaseSystem(
              "fritidsgard",
              new Words("Besöksräkning på fritidsgårdar", "Visitor counts at youth centres"),
              Cadence.MONTHLY,
              SexBasis.OBSERVED,
              false));

  static final SourceNote SUS =
      new SourceNote(
          "sus",
          "sus-2013-10-31.csv",
          LocalDate.of(2013, 10, 31),
          LocalDate.of(2013, 10, 31),
          2015,
          1990,
          0,
          2,
          23,
          OptionalLong.empty(),
          OptionalLong.of(6));
  static final SourceNote CENTRES =
      new SourceNote(
          "fritidsgard",
          "fritidsgard-2013_2013-12-31.csv",
          LocalDate.of(2013, 12, 31),
          LocalDate.of(2013, 12, 31),
          1400,
          1400,
          0,
          0,
          0,
          OptionalLong.of(0),
          OptionalLong.of(0));

  /** The shipped goals and breaks. */
  static final Yardsticks YARDSTICKS =
      Yardsticks.of(
          GoalFiles.read(HOME, CHART, INDICATORS, PROBLEMS),
          new Breaks(CHART, BreaksFile.read(HOME, CHART, SOURCES, PROBLEMS)),
          SYSTEMS,
          new PeriodCalendar(List.of(), List.of(), List.of()));

  private final Map<Period, ProtectedTable> tables = new LinkedHashMap<>();
  private Comments comments = Comments.none();
  private Profiles profiles = Profiles.none();
  private @Nullable ChangeNote note;
  private final Map<String, LocalDate> dataAsOf = new LinkedHashMap<>();
  private final Map<String, OptionalLong> withoutIdentity = new LinkedHashMap<>();
  private final Map<String, Map<String, Long>> skippedDays = new LinkedHashMap<>();
  private final Map<String, LastAnswer> lastAnswers = new LinkedHashMap<>();

  /** Adds what stands beside the last answer to a criterion. */
  ReportsOfTheSample lastAnswer(String criterion, LastAnswer answer) {
    lastAnswers.put(criterion, answer);
    return this;
  }

  /** Adds what pages tell of figures that have changed. */
  ReportsOfTheSample changed(ChangeNote told) {
    note = told;
    return this;
  }

  /** Adds a period's table; the rows are written as {@link TestTables} reads them. */
  ReportsOfTheSample with(String period, List<SourceNote> sources, String rows) {
    Period parsed = Period.parse(period);
    LocalDate asOf =
        sources.stream().map(SourceNote::dataAsOf).max(LocalDate::compareTo).orElse(parsed.last());
    tables.put(parsed, TestTables.of(parsed, asOf, sources, rows));
    sources.forEach(
        source ->
            dataAsOf.merge(source.source(), source.dataAsOf(), (a, b) -> a.isAfter(b) ? a : b));
    return this;
  }

  ReportsOfTheSample withoutIdentity(String source, OptionalLong episodes) {
    withoutIdentity.put(source, episodes);
    return this;
  }

  ReportsOfTheSample skippedDays(String unit, String source, long days) {
    skippedDays.put(unit, Map.of(source, days));
    return this;
  }

  ReportsOfTheSample with(Profiles looks) {
    profiles = looks;
    return this;
  }

  ReportsOfTheSample with(Comments written) {
    comments = written;
    return this;
  }

  ReportDocument report(String period, String node) {
    return report(period, node, Language.SV);
  }

  ReportDocument report(String period, String node, Language language) {
    NodeId id = CHART.node(node).orElseThrow();
    return reports().compose(new Page(Period.parse(period), id, language, "any.pdf"));
  }

  ReportDocument comparison(String period, String node) {
    NodeId id = CHART.node(node).orElseThrow();
    return reports().composeComparison(new Page(Period.parse(period), id, Language.SV, "any.pdf"));
  }

  Reports reports() {
    return new Reports(
        REPORTS, INDICATORS, CHART, SYSTEMS, this, PHRASES, YARDSTICKS, comments, profiles);
  }

  static IndicatorDefinition indicator(String id) {
    return INDICATORS.find(id).orElseThrow();
  }

  @Override
  public List<Period> periods() {
    return new ArrayList<>(tables.keySet());
  }

  @Override
  public Optional<ProtectedTable> of(Period period, NodeId node) {
    return Optional.ofNullable(tables.get(period));
  }

  @Override
  public Map<NodeId, Boolean> told(Period period) {
    return Optional.ofNullable(tables.get(period)).map(ProtectedTable::figures).stream()
        .flatMap(List::stream)
        .collect(
            Collectors.toMap(
                figure -> figure.key().node(),
                figure -> figure.status() != Status.MISSING,
                (a, b) -> a || b));
  }

  @Override
  public Map<String, LocalDate> dataAsOf() {
    return dataAsOf;
  }

  @Override
  public Map<String, OptionalLong> withoutIdentity(Period period, NodeId node) {
    return withoutIdentity;
  }

  @Override
  public Map<String, Long> skippedDays(Period period, String unit) {
    return skippedDays.getOrDefault(unit, Map.of());
  }

  @Override
  public Map<String, LastAnswer> lastAnswers(Period period, NodeId node, String indicator) {
    return lastAnswers;
  }

  @Override
  public Optional<ChangeNote> changes(Period period, NodeId node, Optional<String> board) {
    return Optional.ofNullable(note);
  }
}
