package se.jamnt.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;
import se.jamnt.model.Sex;
import se.jamnt.reports.ReportDocument.Block;
import se.jamnt.reports.ReportDocument.Bullets;
import se.jamnt.reports.ReportDocument.Heading;
import se.jamnt.reports.ReportDocument.Paragraph;

/**
 * What a report says of women and men, first: the largest certain differences and, where these are
 * few, what was compared without finding any.
 */
record Findings(Subject subject, List<Finding> all, List<Finding> told) {

  private static final int MOST = 5;
  private static final int LEAST = 3;

  /** One comparison that was judged. */
  record Finding(IndicatorDefinition indicator, SexFigures figures, Comparison comparison) {}

  static Findings of(Subject subject) {
    List<Finding> all = new ArrayList<>();
    for (IndicatorDefinition indicator : subject.indicators()) {
      SexFigures figures = subject.headline(indicator);
      Comparison.of(indicator, figures)
          .filter(comparison -> comparison.interval().isPresent())
          .ifPresent(comparison -> all.add(new Finding(indicator, figures, comparison)));
    }
    all.removeIf(finding -> restatesACount(finding, all));
    return new Findings(subject, List.copyOf(all), told(all));
  }

  /** How people divide between the sexes is told by how many they are. */
  private static boolean restatesACount(Finding finding, List<Finding> all) {
    return finding.indicator().measure() instanceof Measure.BySex
        && all.stream()
            .filter(other -> other.indicator().measure() instanceof Measure.Count)
            .anyMatch(
                other ->
                    Stream.of(Sex.K, Sex.M)
                        .allMatch(
                            sex ->
                                other
                                    .figures()
                                    .count(sex)
                                    .equals(
                                        finding
                                            .figures()
                                            .of(sex)
                                            .flatMap(each -> Optional.ofNullable(each.part())))));
  }

  /** Those whose interval's end nearest nought lies farthest off; of equals, the report's order. */
  private static List<Finding> told(List<Finding> all) {
    List<Finding> certain =
        all.stream()
            .filter(finding -> finding.comparison().isCertain())
            .sorted(
                Comparator.comparingDouble((Finding finding) -> finding.comparison().atLeast())
                    .reversed())
            .limit(MOST)
            .toList();
    return Stream.concat(
            certain.stream(),
            all.stream()
                .filter(finding -> !finding.comparison().isCertain())
                .limit(Math.max(0, LEAST - certain.size())))
        .toList();
  }

  /** Whether the sentence of an indicator stands here. */
  boolean tell(IndicatorDefinition indicator) {
    return told.stream().anyMatch(finding -> finding.indicator().equals(indicator));
  }

  /** The section; nothing where nothing could be compared. */
  List<Block> blocks() {
    if (told.isEmpty()) {
      return List.of();
    }
    Wording wording = subject.wording();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(2, wording.say(Phrase.WHAT_FIGURES_SAY)));
    if (!told.get(0).comparison().isCertain()) {
      blocks.add(new Paragraph(Paragraph.Kind.BODY, wording.say(Phrase.NO_FINDING)));
    } else if (all.size() > told.size()) {
      String number = wording.numerals().whole(all.size());
      blocks.add(new Paragraph(Paragraph.Kind.BODY, wording.say(Phrase.FINDINGS_FROM, number)));
    }
    blocks.add(new Bullets(told.stream().map(this::sentences).toList()));
    return blocks;
  }

  private String sentences(Finding finding) {
    Wording wording = subject.wording();
    return LeadSentence.of(wording, finding.indicator(), finding.figures())
            .named(wording, finding.indicator())
        + " "
        + finding.comparison().text(wording, finding.indicator(), finding.figures());
  }
}
