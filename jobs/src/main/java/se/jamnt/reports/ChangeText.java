package se.jamnt.reports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.IndicatorDefinition.Unit;
import se.jamnt.indicators.Statistic;
import se.jamnt.indicators.derived.Breaks;
import se.jamnt.model.NodeId;
import se.jamnt.model.Sex;
import se.jamnt.reports.Yardsticks.Earlier;

/**
 * How much a node's headline is more or less than before, and women's more or less than men's. A
 * row of the table says whether it may be told at all; percentages are then subtracted before they
 * are rounded.
 */
final class ChangeText {

  private final Subject subject;
  private final Wording wording;
  private final ReportTables tables;
  private final IndicatorDefinition indicator;
  private final NodeId node;
  private final SexFigures now;

  ChangeText(Subject subject, ReportTables tables, IndicatorDefinition indicator, NodeId node) {
    this.subject = subject;
    this.wording = subject.wording();
    this.tables = tables;
    this.indicator = indicator;
    this.node = node;
    this.now = SexFigures.headline(subject.table(), node, indicator);
  }

  /** What the figures are compared with, the nearest period first. */
  List<Earlier> earlier() {
    return subject.yardsticks().earlier(indicator, node, subject.period(), tables);
  }

  /** A sentence on each comparison, or on why there is none. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    List<Earlier> broken = new ArrayList<>();
    for (Earlier earlier : earlier()) {
      if (earlier.lines().isEmpty()) {
        sentence(earlier).ifPresent(sentences::add);
      } else {
        broken.add(earlier);
      }
    }
    broken.stream()
        .findFirst()
        .ifPresent(
            earlier ->
                sentences.add(
                    wording.say(Phrase.NOT_COMPARABLE, named(earlier))
                        + " "
                        + String.join(" ", lines(earlier.lines()))));
    return sentences;
  }

  private String named(Earlier earlier) {
    return wording.phrases().within(wording.periods().name(earlier.period()));
  }

  /** Why figures do not compare, a sentence for each break. */
  List<String> lines(List<Breaks.Line> lines) {
    return new BreakText(subject, node).of(lines);
  }

  private Optional<String> sentence(Earlier earlier) {
    String unit = unit();
    String of = wording.say(Phrase.CHANGE_SINCE, named(earlier));
    if (isTold(earlier, Sex.K) && isTold(earlier, Sex.M)) {
      return Optional.of(
          of
              + " "
              + wording.say(
                  Phrase.CHANGE_OF_BOTH,
                  wording.personsWithin(Sex.K, indicator.persons()),
                  bare(earlier, Sex.K),
                  wording.personsWithin(Sex.M, indicator.persons()),
                  bare(earlier, Sex.M) + unit));
    }
    return isTold(earlier, Sex.T) && !now.status(Sex.K).equals(Status.HIDDEN)
        ? Optional.of(of + " " + wording.say(Phrase.CHANGE_OF_ALL, bare(earlier, Sex.T) + unit))
        : Optional.empty();
  }

  private String bare(Earlier earlier, Sex sex) {
    return Sign.removedFrom(change(earlier, sex));
  }

  private boolean isTold(Earlier earlier, Sex sex) {
    String change = change(earlier, sex);
    return !change.equals(Sign.PROTECTED.written()) && !change.equals(Sign.NOT_AVAILABLE.written());
  }

  /** What a change is a number of, after the number; nothing for what is counted. */
  private String unit() {
    if (indicator.isPercentOfBase()) {
      return " " + wording.say(Phrase.PERCENTAGE_POINTS);
    }
    boolean needsNone =
        indicator.headline() == Statistic.COUNT || indicator.shownAs().unit() == Unit.RATIO;
    return needsNone ? "" : " " + wording.unit(indicator);
  }

  /** How much more or less one sex has than before, with its sign; or the sign in its place. */
  String change(Earlier earlier, Sex sex) {
    if (!earlier.lines().isEmpty()) {
      return Sign.BREAK.written();
    }
    Optional<ProtectedFigure> before =
        tables
            .of(earlier.period(), node)
            .map(table -> SexFigures.headline(table, node, indicator))
            .flatMap(figures -> figures.of(sex));
    return now.of(sex)
        .flatMap(figure -> subject.table().find(figure.key().of(earlier.change())))
        .map(row -> written(row, now.of(sex), before))
        .orElse(Sign.NOT_AVAILABLE.written());
  }

  /** Women's figure less men's, with its sign; or the sign in its place. */
  String gap() {
    return now.of(Sex.T)
        .flatMap(figure -> subject.table().find(figure.key().of(Statistic.GAP)))
        .map(row -> written(row, now.of(Sex.K), now.of(Sex.M)))
        .orElse(Sign.NOT_AVAILABLE.written());
  }

  private String written(
      ProtectedFigure row, Optional<ProtectedFigure> one, Optional<ProtectedFigure> other) {
    return switch (row.status()) {
      case HIDDEN -> Sign.PROTECTED.written();
      case MISSING, NO_DATA -> Sign.NOT_AVAILABLE.written();
      case FINAL -> difference(row, one, other).orElse(Sign.NOT_AVAILABLE.written());
      case PRELIMINARY -> marked(Sign.PRELIMINARY, difference(row, one, other));
      case ESTIMATED -> marked(Sign.ESTIMATED, difference(row, one, other));
    };
  }

  private static String marked(Sign sign, Optional<String> text) {
    return text.map(sign::after).orElse(Sign.NOT_AVAILABLE.written());
  }

  private Optional<String> difference(
      ProtectedFigure row, Optional<ProtectedFigure> one, Optional<ProtectedFigure> other) {
    Optional<BigDecimal> difference =
        indicator.isPercentOfBase()
            ? one.flatMap(first -> other.flatMap(second -> Difference.ofShares(first, second)))
            : row.shown();
    return difference.map(wording.numerals()::signed);
  }
}
