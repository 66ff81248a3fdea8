package se.jamnt.reports;

import java.util.List;
import se.jamnt.indicators.derived.Breaks;
import se.jamnt.model.NodeId;

/** Why a node's figures do not compare with those of before, in words. */
record BreakText(Subject subject, NodeId node) {

  /** A sentence or two for each break, none twice. */
  List<String> of(List<Breaks.Line> breaks) {
    return breaks.stream().map(this::of).distinct().toList();
  }

  private String of(Breaks.Line line) {
    Wording wording = subject.wording();
    String unit =
        line.unit()
            .flatMap(subject.chart()::node)
            .map(subject::name)
            .orElseGet(() -> subject.name(node));
    String date = wording.periods().date(line.date());
    return switch (line.cause()) {
      case DECLARED -> wording.in(line.text().orElseThrow());
      case TOOK_OVER -> wording.say(Phrase.BREAK_TOOK_OVER, unit, date);
      case MOVED -> wording.say(Phrase.BREAK_MOVED, unit, date);
    };
  }
}
