package se.jamnt.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.FigureKey;
import se.jamnt.indicators.Goal;
import se.jamnt.indicators.GoalStatus;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.NodeId;
import se.jamnt.model.Sex;
import se.jamnt.model.Words;
import se.jamnt.reports.ReportDocument.Block;
import se.jamnt.reports.ReportDocument.Column;
import se.jamnt.reports.ReportDocument.Heading;
import se.jamnt.reports.ReportDocument.Row;
import se.jamnt.reports.ReportDocument.Table;

/**
 * The goals of a page's node, and of those below it, with their status in words and signs. The
 * status is the published one: it was judged on figures that are not rounded.
 */
final class GoalPart {

  private final Subject subject;
  private final Wording wording;
  private final IndicatorCatalog indicators;
  private final ReportTables tables;

  GoalPart(Subject subject, IndicatorCatalog indicators, ReportTables tables) {
    this.subject = subject;
    this.wording = subject.wording();
    this.indicators = indicators;
    this.tables = tables;
  }

  /** A goal of a node whose status the period's table tells. */
  private record Judged(
      Goal goal, NodeId node, IndicatorDefinition indicator, ProtectedFigure status) {}

  /** The section; nothing where no goal has a status. */
  List<Block> blocks() {
    List<Judged> judged = judged();
    if (judged.isEmpty()) {
      return List.of();
    }
    List<Row> rows = judged.stream().map(this::row).toList();
    List<String> notes = new ArrayList<>();
    Stream.of(
            judged.stream().map(one -> one.goal().decision()).map(decided -> decided(decided)),
            judged.stream().flatMap(one -> one.goal().reading().stream()).map(this::reading),
            judged.stream().flatMap(this::partly))
        .flatMap(texts -> texts)
        .distinct()
        .forEach(notes::add);
    notes.addAll(FigureTable.signs(wording, rows));
    return List.of(
        new Heading(2, wording.say(Phrase.GOALS)),
        new Table(
            wording.say(Phrase.GOALS_CAPTION, wording.periods().label(subject.period())),
            List.of(
                new Column(wording.say(Phrase.GOAL_COLUMN), 6, false),
                new Column(wording.say(Phrase.GOAL_OUTCOME_COLUMN), 4, false),
                new Column(wording.say(Phrase.GOAL_STATUS_COLUMN), 3, false)),
            rows,
            notes));
  }

  private String decided(Words decision) {
    return wording.say(Phrase.GOAL_DECISION, wording.in(decision));
  }

  private String reading(Words reading) {
    return wording.say(Phrase.GOAL_READING, wording.in(reading));
  }

  private Stream<String> partly(Judged one) {
    return Stream.ofNullable(one.goal().partly().get(subject.period()))
        .filter(text -> !one.status().isHidden())
        .map(text -> wording.say(Phrase.GOAL_PARTLY_BECAUSE, wording.in(text)));
  }

  private List<Judged> judged() {
    Optional<IndicatorDefinition> goals =
        indicators.definitions().stream()
            .filter(definition -> definition.measure() instanceof Measure.Goals)
            .findFirst();
    List<NodeId> nodes = nodes();
    List<Judged> judged = new ArrayList<>();
    for (Goal goal : goals.isPresent() ? subject.yardsticks().goals() : List.<Goal>of()) {
      for (NodeId node : goal.nodes()) {
        FigureKey key =
            new FigureKey(
                subject.period(),
                node,
                goals.get().id(),
                Statistic.STATUS,
                Goal.BREAKDOWN,
                goal.id(),
                Sex.T);
        Optional<IndicatorDefinition> indicator = indicators.find(goal.indicator());
        Optional<ProtectedFigure> status =
            nodes.contains(node) ? subject.table().find(key) : Optional.empty();
        if (indicator.isPresent() && status.isPresent()) {
          judged.add(new Judged(goal, node, indicator.get(), status.get()));
        }
      }
    }
    return judged;
  }

  /** The page's node and those below it. */
  private List<NodeId> nodes() {
    return Stream.concat(
            Stream.of(subject.node()),
            subject.units().stream()
                .flatMap(
                    unit -> subject.chart().unitAndAbove(unit, subject.period().days()).stream())
                .filter(node -> node.level().compareTo(subject.node().level()) > 0))
        .distinct()
        .toList();
  }

  private Row row(Judged one) {
    String text = wording.in(one.goal().text());
    String goal =
        one.node().equals(subject.node())
            ? text
            : wording.say(Phrase.WITH_NAME, subject.name(one.node()), text);
    return new Row(
        Row.Kind.PLAIN,
        List.of(goal, outcome(one), one.status().isHidden() ? hidden() : status(one)));
  }

  private static String hidden() {
    return Sign.PROTECTED.written();
  }

  private String status(Judged one) {
    GoalStatus status = GoalStatus.of(one.status().shown().orElseThrow());
    String text =
        wording.say(
            switch (status) {
              case REACHED -> Phrase.GOAL_REACHED;
              case NOT_REACHED -> Phrase.GOAL_NOT_REACHED;
              case PARTLY -> Phrase.GOAL_PARTLY;
              case CANNOT_BE_JUDGED -> Phrase.GOAL_CANNOT_BE_JUDGED;
              case NOT_MEASURED -> Phrase.GOAL_NOT_MEASURED;
              case EXPIRED -> Phrase.GOAL_EXPIRED;
            });
    return one.status().status() == Status.PRELIMINARY ? Sign.PRELIMINARY.after(text) : text;
  }

  /** The figures that bear the status out. */
  private String outcome(Judged one) {
    if (one.goal().hadEndedBefore(subject.period())) {
      return Sign.NOT_AVAILABLE.written();
    }
    GoalOutcome outcome = new GoalOutcome(subject, tables, one.indicator(), one.node());
    Goal.Form form = one.goal().form();
    if (form instanceof Goal.EqualWithin equal) {
      return outcome.apart(points -> points.abs().compareTo(equal.most()) <= 0);
    }
    if (form instanceof Goal.MajorityOfUnits majority) {
      return outcome.unitsWithin(majority.bounds(), sexes(one.goal()).get(0));
    }
    if (form instanceof Goal.RisesSince rises) {
      return outcome.since(rises.since(), sexes(one.goal()));
    }
    if (form instanceof Goal.RisesEachPeriod) {
      return subject
          .period()
          .earlier(1)
          .map(before -> outcome.since(before, sexes(one.goal())))
          .orElse(Sign.NOT_AVAILABLE.written());
    }
    return outcome.of(sexes(one.goal()));
  }

  private static List<Sex> sexes(Goal goal) {
    return switch (goal.whose()) {
      case TOTAL -> List.of(Sex.T);
      case WOMEN -> List.of(Sex.K);
      case MEN -> List.of(Sex.M);
      case EACH -> List.of(Sex.K, Sex.M);
    };
  }
}
