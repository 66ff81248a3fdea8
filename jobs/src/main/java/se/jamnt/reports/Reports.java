package se.jamnt.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.jamnt.disclosure.ChangeNote;
import se.jamnt.disclosure.DisclosurePolicy.Waiver;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.disclosure.ProtectedTable;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.Measure;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.Level;
import se.jamnt.model.OrganisationChart;
import se.jamnt.reports.ReportDefinition.Item;
import se.jamnt.reports.ReportDefinition.Section;
import se.jamnt.reports.ReportDocument.Block;
import se.jamnt.reports.ReportDocument.Bullets;
import se.jamnt.reports.ReportDocument.Heading;
import se.jamnt.reports.ReportDocument.Paragraph;

/**
 * Composes the reports of boards and units: what each says, in reading order, not how it looks.
 * Everything in them comes from protected tables.
 */
public final class Reports {

  private final ReportCatalog reports;
  private final IndicatorCatalog indicators;
  private final OrganisationChart chart;
  private final Map<String, CaseSystem> systems;
  private final ReportTables tables;
  private final PhraseBook phrases;
  private final Yardsticks yardsticks;
  private final Comments comments;
  private final Profiles profiles;
  private final Optional<Waiver> waiver;

  /**
   * Reports of a home.
   *
   * @param systems every source by id
   */
  public Reports(
      ReportCatalog reports,
      IndicatorCatalog indicators,
      OrganisationChart chart,
      Map<String, CaseSystem> systems,
      ReportTables tables,
      PhraseBook phrases,
      Yardsticks yardsticks,
      Comments comments,
      Profiles profiles) {
    this.waiver = Optional.empty();
    this.reports = reports;
    this.indicators = indicators;
    this.chart = chart;
    this.systems = Map.copyOf(systems);
    this.tables = tables;
    this.phrases = phrases;
    this.yardsticks = yardsticks;
    this.comments = comments;
    this.profiles = profiles;
  }

  private Reports(Reports same, Waiver by) {
    this.reports = same.reports;
    this.indicators = same.indicators;
    this.chart = same.chart;
    this.systems = same.systems;
    this.tables = same.tables;
    this.phrases = same.phrases;
    this.yardsticks = same.yardsticks;
    this.comments = same.comments;
    this.profiles = same.profiles;
    this.waiver = Optional.of(by);
  }

  /** The same reports of figures that nothing protects: every page says so, and for whom it is. */
  public Reports unprotected(Waiver by) {
    return new Reports(this, by);
  }

  /**
   * The contents of a page; may be called from several threads.
   *
   * @param page one of {@link ReportPlan#pages()}
   */
  public ReportDocument compose(Page page) {
    ReportDocument document = composed(page);
    return waiver
        .map(by -> document.named(unprotected(page, by, document.title())))
        .orElse(document);
  }

  /**
   * Only what two releases differ by in a page's figures, and why.
   *
   * @param page whose node has a note of two releases among the tables
   */
  public ReportDocument composeComparison(Page page) {
    Subject subject = subject(page);
    Wording wording = subject.wording();
    ChangeNote note =
        changes(subject)
            .orElseThrow(() -> new IllegalArgumentException("no changes of " + page.node()));
    return new ReportDocument(
        page.language(),
        subject.name(page.node()),
        wording.say(
            Phrase.SUBTITLE,
            wording.say(Phrase.CHANGES_BETWEEN_RELEASES),
            wording.periods().name(page.period())),
        subject.name(subject.above(Level.ORGANISATION)),
        Cover.comparison(subject, note.occasion()),
        subject.table().dataAsOf(),
        new ChangePart(subject, indicators, note).blocks(),
        profiles.of(subject.above(Level.ORGANISATION).id()));
  }

  private Optional<ChangeNote> changes(Subject subject) {
    return tables.changes(
        subject.period(), subject.node(), chart.boardOf(subject.node(), subject.period().days()));
  }

  private String unprotected(Page page, Waiver by, String title) {
    return Wording.of(phrases.in(page.language()))
        .say(Phrase.UNPROTECTED, by.by(), by.reason(), title);
  }

  private ReportDocument composed(Page page) {
    Subject subject = subject(page);
    Wording wording = subject.wording();
    Profile profile = profiles.of(subject.above(Level.ORGANISATION).id());
    return new ReportDocument(
        page.language(),
        subject.name(page.node()),
        wording.say(
            Phrase.SUBTITLE,
            wording.in(subject.report().title()),
            wording.periods().name(page.period())),
        subject.name(subject.above(Level.ORGANISATION)),
        new Cover(subject, profile).facts(),
        subject.dated(),
        blocks(subject),
        profile);
  }

  private Subject subject(Page page) {
    ProtectedTable table =
        tables
            .of(page.period(), page.node())
            .orElseThrow(() -> new IllegalArgumentException("no table of " + page.period()));
    ReportDefinition report =
        reports
            .of(page.node().level())
            .orElseThrow(() -> new IllegalArgumentException("no report of " + page.node()));
    Wording wording =
        Wording.of(
            phrases.in(page.language()), indicator -> yardsticks.limits(indicator, page.period()));
    return new Subject(page, report, table, chart, systems, wording, yardsticks);
  }

  /**
   * The figures of a workbook's page; may be called from several threads.
   *
   * @param page one of {@link ReportPlan#pages()} that {@linkplain Page#isWorkbook is a workbook}
   */
  public FigureBook composeBook(Page page) {
    FigureBook book = new FigureBooks(subject(page), indicators.fields(), tables).compose();
    return waiver.map(by -> book.named(unprotected(page, by, book.title()))).orElse(book);
  }

  /** The same for those who approve it, which says that it is no decided report. */
  public FigureBook composeDraftBook(Page page) {
    FigureBook book = composeBook(page);
    return book.named(workingMaterial(page, book.title()));
  }

  /** The contents of a page for those who approve it, which says that it is no decided report. */
  public ReportDocument composeDraft(Page page) {
    ReportDocument document = compose(page);
    return document.named(workingMaterial(page, document.title()));
  }

  private String workingMaterial(Page page, String title) {
    return Wording.of(phrases.in(page.language())).say(Phrase.WORKING_MATERIAL, title);
  }

  private List<Block> blocks(Subject subject) {
    List<Block> blocks = new ArrayList<>();
    if (subject.indicators().isEmpty()) {
      blocks.add(new Paragraph(Paragraph.Kind.BODY, subject.wording().say(Phrase.NOTHING_TO_SHOW)));
    }
    Findings findings = Findings.of(subject);
    blocks.addAll(findings.blocks());
    blocks.addAll(new GoalPart(subject, indicators, tables).blocks());
    blocks.addAll(inBrief(subject, findings));
    blocks.addAll(new OverviewPart(subject, indicators.fields(), tables).blocks());
    blocks.addAll(new CommentPart(subject, comments).blocks());
    subject.report().sections().forEach(section -> blocks.addAll(section(subject, section)));
    changes(subject)
        .ifPresent(note -> blocks.addAll(new ChangePart(subject, indicators, note).blocks()));
    blocks.addAll(new QualityPart(subject, indicators, tables).blocks());
    blocks.addAll(new ClosingPart(subject, indicators.fields()).blocks());
    return blocks;
  }

  private static List<Block> inBrief(Subject subject, Findings findings) {
    Wording wording = subject.wording();
    List<String> sentences =
        subject.report().sections().stream()
            .flatMap(section -> section.items().stream())
            .filter(Item::inBrief)
            .map(Item::indicator)
            .filter(subject.indicators()::contains)
            .filter(indicator -> !findings.tell(indicator))
            .map(
                indicator ->
                    LeadSentence.of(wording, indicator, subject.headline(indicator))
                        .named(wording, indicator))
            .toList();
    return sentences.isEmpty()
        ? List.of()
        : List.of(new Heading(2, wording.say(Phrase.IN_BRIEF)), new Bullets(sentences));
  }

  private List<Block> item(Subject subject, Item item, Charts charts) {
    return item.indicator().measure() instanceof Measure.Latest latest
        ? new ChecklistPart(
                subject,
                indicators.fields(),
                item.indicator(),
                latest,
                tables.lastAnswers(subject.period(), subject.node(), item.indicator().id()))
            .blocks()
        : new IndicatorPart(subject, indicators.fields(), item, tables).blocks(charts);
  }

  /** Nothing came in for it; where that is so of several, they are only listed. */
  private static boolean isMissing(Subject subject, Item item) {
    return subject.headline(item.indicator()).bySex().values().stream()
        .allMatch(figure -> figure.status() == Status.MISSING);
  }

  private List<Block> section(Subject subject, Section section) {
    List<Block> blocks = new ArrayList<>();
    Charts charts = new Charts(subject, indicators.fields(), tables);
    List<Item> items =
        section.items().stream()
            .filter(item -> subject.indicators().contains(item.indicator()))
            .toList();
    List<String> missing =
        items.stream()
            .filter(item -> isMissing(subject, item))
            .map(item -> subject.wording().in(item.indicator().name()))
            .toList();
    boolean listed = missing.size() > 1;
    items.stream()
        .filter(item -> !listed || !isMissing(subject, item))
        .map(item -> item(subject, item, charts))
        .forEach(blocks::addAll);
    if (listed) {
      blocks.add(new Heading(3, subject.wording().say(Phrase.MISSING_MEASURES)));
      blocks.add(new Bullets(missing));
    }
    if (!blocks.isEmpty()) {
      blocks.add(0, new Heading(2, subject.wording().in(section.heading())));
    }
    return blocks;
  }
}
