package se.jamnt.reports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.Sex;

/** What is said of people of whom nothing is known, and of how far they could move a result. */
record UnseenNote(Subject subject, IndicatorCatalog indicators) {

  /** A statement for each number of such people that the node has a figure of. */
  List<String> statements() {
    return indicators.definitions().stream()
        .flatMap(
            definition ->
                definition.measure() instanceof Measure.Count count && count.unseenIn().isPresent()
                    ? statement(definition, count.unseenIn().get()).stream()
                    : Stream.empty())
        .toList();
  }

  private Optional<String> statement(IndicatorDefinition unseen, String share) {
    SexFigures figures = subject.headline(unseen);
    Status status = figures.status(Sex.T);
    if (status == Status.MISSING
        || status == Status.NO_DATA
        || figures.count(Sex.T).filter(number -> number == 0).isPresent()) {
      return Optional.empty();
    }
    Wording wording = subject.wording();
    List<String> sentences = new ArrayList<>();
    sentences.add(LeadSentence.of(wording, unseen, figures).named(wording, unseen));
    sentences.add(wording.say(Phrase.UNSEEN_ELSEWHERE));
    Optional<BigDecimal> low = total(unseen, Statistic.LOW);
    Optional<BigDecimal> high = total(unseen, Statistic.HIGH);
    if (low.isPresent() && high.isPresent()) {
      indicators
          .find(share)
          .ifPresent(
              moved ->
                  sentences.add(
                      wording.say(
                          Phrase.UNSEEN_RANGE,
                          wording.phrases().within(wording.in(moved.name())),
                          wording.numerals().plain(low.get()),
                          wording.numerals().plain(high.get()))));
    }
    return Optional.of(String.join(" ", sentences));
  }

  private Optional<BigDecimal> total(IndicatorDefinition unseen, Statistic statistic) {
    return SexFigures.of(subject.table(), subject.node(), unseen, statistic, "", "")
        .of(Sex.T)
        .flatMap(ProtectedFigure::shown);
  }
}
