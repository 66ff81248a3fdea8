package se.jamnt.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import se.jamnt.disclosure.SourceNote;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.CaseSystem.SexBasis;
import se.jamnt.model.DateSpan;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart.Unit;
import se.jamnt.model.Sex;
import se.jamnt.reports.ReportDocument.Block;
import se.jamnt.reports.ReportDocument.Bullets;
import se.jamnt.reports.ReportDocument.Heading;

/** How good the data are that a page rests on. */
final class QualityPart {

  private final Subject subject;
  private final Wording wording;
  private final Map<String, OptionalLong> withoutIdentity;
  private final UnseenNote unseen;
  private final ReportTables tables;

  /**
   * The section of a page.
   *
   * @param tables what is known beside the figures
   */
  QualityPart(Subject subject, IndicatorCatalog indicators, ReportTables tables) {
    this.tables = tables;
    this.unseen = new UnseenNote(subject, indicators);
    this.subject = subject;
    this.wording = subject.wording();
    this.withoutIdentity = tables.withoutIdentity(subject.period(), subject.node());
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(2, wording.say(Phrase.QUALITY)));
    List<String> statements =
        Stream.of(
                sexBases(),
                unknownSex(),
                leftOut(),
                personsWithoutIdentity(),
                unseen.statements(),
                withoutDelivery(),
                skippedDays(),
                late(),
                breaks())
            .flatMap(List::stream)
            .toList();
    if (!statements.isEmpty()) {
      blocks.add(new Bullets(statements));
    }
    blocks.addAll(new DeliveryTables(subject).blocks());
    return blocks;
  }

  /** How sex is known, a sentence for each way with the sources that know it so. */
  private List<String> sexBases() {
    Map<SexBasis, List<String>> sources = new LinkedHashMap<>();
    for (CaseSystem source : subject.sources()) {
      sources
          .computeIfAbsent(source.sexBasis(), basis -> new ArrayList<>())
          .add(wording.in(source.name()));
    }
    List<String> statements = new ArrayList<>();
    sources.forEach(
        (basis, names) ->
            statements.add(
                wording.say(
                    switch (basis) {
                      case REGISTERED -> Phrase.SOURCE_REGISTERED;
                      case SELF_REPORTED -> Phrase.SOURCE_SELF_REPORTED;
                      case OBSERVED -> Phrase.SOURCE_OBSERVED;
                      case NONE -> Phrase.SOURCE_NOT_BY_SEX;
                    },
                    String.join(", ", names))));
    if (sources.size() > 1) {
      statements.add(wording.say(Phrase.SEVERAL_BASES));
    }
    return statements;
  }

  /** For each count, how many are of unknown sex; nothing where no figure is shown. */
  private List<String> unknownSex() {
    List<String> statements = new ArrayList<>();
    boolean anyShown = false;
    for (IndicatorDefinition indicator : subject.indicators()) {
      SexFigures figures = subject.headline(indicator);
      if (indicator.measure() instanceof Measure.Count && figures.count(Sex.T).isPresent()) {
        anyShown = true;
        if (figures.of(Sex.U).isPresent()) {
          statements.add(unknownSex(indicator, figures));
        }
      }
    }
    return statements.isEmpty() && anyShown && leftOut().isEmpty()
        ? List.of(wording.say(Phrase.SEX_ALWAYS_KNOWN))
        : statements;
  }

  /** The units of the page whose own figures leave out those of unknown sex. */
  private List<String> leftOut() {
    List<NodeId> nodes = subject.isUnit() ? List.of(subject.node()) : subject.children();
    return nodes.stream()
        .filter(subject.chart()::leavesOutUnknownSex)
        .map(unit -> wording.say(Phrase.SEX_LEFT_OUT, subject.name(unit)))
        .toList();
  }

  private String unknownSex(IndicatorDefinition indicator, SexFigures figures) {
    String name = wording.in(indicator.name());
    Optional<Long> unknown = figures.count(Sex.U);
    return unknown.isPresent()
        ? wording.say(
            Phrase.SEX_LACKS,
            name,
            wording.numerals().whole(unknown.get()),
            wording.numerals().whole(figures.count(Sex.T).orElseThrow()))
        : wording.say(Phrase.SEX_LACKS_HIDDEN, name);
  }

  private List<String> personsWithoutIdentity() {
    return subject.sources().stream()
        .map(
            source -> {
              OptionalLong episodes = withoutIdentity.get(source.id());
              return episodes == null
                  ? null
                  : wording.say(
                      Phrase.WITHOUT_IDENTITY, wording.in(source.name()), number(episodes));
            })
        .filter(Objects::nonNull)
        .toList();
  }

  private String number(OptionalLong episodes) {
    return episodes.isPresent()
        ? wording.numerals().whole(episodes.getAsLong())
        : wording.say(Phrase.SOME);
  }

  private List<String> withoutDelivery() {
    return subject.sources().stream()
        .filter(source -> subject.deliveries(source).isEmpty())
        .map(source -> wording.say(Phrase.SOURCE_WITHOUT_DELIVERY, wording.in(source.name())))
        .toList();
  }

  /** Days without a count, unit by unit; an organisation's page leaves them to its boards'. */
  private List<String> skippedDays() {
    if (subject.node().level() == Level.ORGANISATION) {
      return List.of();
    }
    List<String> statements = new ArrayList<>();
    for (Unit unit : subject.units()) {
      Map<String, Long> days = tables.skippedDays(subject.period(), unit.id());
      for (CaseSystem source : subject.sources()) {
        Long skipped = days.get(source.id());
        if (skipped != null) {
          statements.add(
              wording.say(
                  skipped == 1 ? Phrase.SKIPPED_DAY : Phrase.SKIPPED_DAYS,
                  subject.name(new NodeId(Level.UNIT, unit.id())),
                  wording.numerals().whole(skipped)));
        }
      }
    }
    return statements;
  }

  private List<String> late() {
    return subject.sources().stream()
        .flatMap(source -> subject.deliveries(source).stream())
        .filter(SourceNote::late)
        .map(note -> wording.say(Phrase.LATE_DELIVERY, note.file()))
        .distinct()
        .toList();
  }

  /** Those since the same days a year earlier, of the node and of what stands below it. */
  private List<String> breaks() {
    DateSpan days = subject.period().days();
    DateSpan before = new DateSpan(days.first().minusYears(1), days.last().minusYears(1));
    return Stream.concat(Stream.of(subject.node()), subject.children().stream())
        .flatMap(
            node ->
                subject.indicators().stream()
                    .flatMap(
                        indicator ->
                            new BreakText(subject, node)
                                    .of(
                                        subject
                                            .yardsticks()
                                            .breaks()
                                            .between(indicator, node, before, days))
                                    .stream()))
        .distinct()
        .map(text -> wording.say(Phrase.BREAK_IN_FIGURES, text))
        .toList();
  }
}
