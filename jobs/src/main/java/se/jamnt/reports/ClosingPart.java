package se.jamnt.reports;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.jamnt.indicators.ComputedField;
import se.jamnt.indicators.FieldCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.IndicatorDefinition.Persons;
import se.jamnt.indicators.Measure;
import se.jamnt.model.Sex;
import se.jamnt.reports.ReportDefinition.Item;
import se.jamnt.reports.ReportDocument.Block;
import se.jamnt.reports.ReportDocument.Heading;
import se.jamnt.reports.ReportDocument.Term;
import se.jamnt.reports.ReportDocument.Terms;

/** What words and signs mean, last on every page. */
final class ClosingPart {

  private final Subject subject;
  private final Wording wording;
  private final FieldCatalog fields;

  ClosingPart(Subject subject, FieldCatalog fields) {
    this.subject = subject;
    this.wording = subject.wording();
    this.fields = fields;
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    List<Term> definitions = definitions();
    if (!definitions.isEmpty()) {
      blocks.add(new Heading(2, wording.say(Phrase.DEFINITIONS)));
      blocks.add(new Terms(definitions));
    }
    blocks.add(new Heading(2, wording.say(Phrase.SIGNS)));
    blocks.add(new Terms(signs()));
    return blocks;
  }

  private List<Term> definitions() {
    List<Term> terms = new ArrayList<>();
    List<IndicatorDefinition> indicators = subject.indicators();
    for (IndicatorDefinition indicator : indicators) {
      terms.add(
          new Term(
              wording.in(indicator.name()),
              wording.say(Phrase.VERSION, wording.in(indicator.means()), indicator.version())));
    }
    brokenDownBy(indicators).stream().flatMap(field -> field(field).stream()).forEach(terms::add);
    Stream.of(Persons.values())
        .filter(persons -> anySharesCounts(indicators, persons))
        .map(this::shareWhoAre)
        .forEach(terms::add);
    if (indicators.stream().anyMatch(each -> each.measure() instanceof Measure.Typical)) {
      terms.add(term(Phrase.MEDIAN, Phrase.TERM_MEDIAN_MEANS));
      terms.add(term(Phrase.TERM_QUARTILES, Phrase.TERM_QUARTILES_MEANS));
      terms.add(term(Phrase.MEAN, Phrase.TERM_MEAN_MEANS));
    }
    if (indicators.stream()
        .anyMatch(each -> Comparison.of(each, subject.headline(each)).isPresent())) {
      terms.add(term(Phrase.TERM_DIFFERENCE, Phrase.TERM_DIFFERENCE_MEANS));
    }
    return terms;
  }

  private Set<String> brokenDownBy(List<IndicatorDefinition> indicators) {
    Set<String> by = new LinkedHashSet<>();
    subject.report().sections().stream()
        .flatMap(section -> section.items().stream())
        .filter(item -> indicators.contains(item.indicator()))
        .map(Item::breakdowns)
        .forEach(by::addAll);
    return by;
  }

  /** A computed field is explained together with the field that it groups. */
  private Optional<Term> field(String id) {
    ComputedField field = fields.computed().get(id);
    if (field == null) {
      return Optional.empty();
    }
    String means = wording.in(field.means());
    if (field.rule() instanceof ComputedField.Grouped grouped) {
      ComputedField of = fields.computed().get(grouped.of());
      if (of != null) {
        means +=
            " " + wording.in(of.name()) + ": " + wording.phrases().within(wording.in(of.means()));
      }
    }
    return Optional.of(new Term(wording.in(field.name()), means));
  }

  private static boolean anySharesCounts(List<IndicatorDefinition> indicators, Persons persons) {
    return indicators.stream()
        .filter(indicator -> indicator.persons() == persons)
        .anyMatch(
            indicator ->
                indicator.measure() instanceof Measure.Count
                    || indicator.measure() instanceof Measure.BySex);
  }

  private Term shareWhoAre(Persons persons) {
    String women = wording.personsWithin(Sex.K, persons);
    String men = wording.personsWithin(Sex.M, persons);
    return new Term(
        wording.say(Phrase.TERM_SHARE_WHO_ARE, women, men),
        wording.say(Phrase.TERM_SHARE_WHO_ARE_MEANS, women, men));
  }

  private Term term(Phrase term, Phrase means) {
    return new Term(wording.say(term), wording.say(means));
  }

  private List<Term> signs() {
    List<Term> signs = new ArrayList<>();
    for (Sign sign : Sign.values()) {
      signs.add(new Term(sign.written(), wording.say(sign.meaning())));
    }
    signs.add(term(Phrase.SIGN_BREAK, Phrase.SIGN_BREAK_MEANS));
    signs.add(
        new Term(
            "%",
            wording.say(
                Phrase.ROUNDING,
                Numerals.LEAST_BASE_FOR_PERCENT,
                wording.numerals().whole(Numerals.LEAST_BASE_FOR_DECIMAL))));
    return signs;
  }
}
