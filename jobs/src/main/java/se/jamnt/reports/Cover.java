package se.jamnt.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.jamnt.disclosure.ChangeNote;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.Level;
import se.jamnt.reports.ReportDocument.Term;

/** What a cover states of the figures behind it. */
final class Cover {

  private final Subject subject;
  private final Wording wording;
  private final Profile profile;

  Cover(Subject subject, Profile profile) {
    this.profile = profile;
    this.subject = subject;
    this.wording = subject.wording();
  }

  List<Term> facts() {
    List<Term> facts = new ArrayList<>();
    add(facts, Phrase.FACT_PERIOD, wording.periods().days(subject.period()));
    if (subject.isUnit()) {
      add(facts, Phrase.FACT_BOARD, subject.name(subject.above(Level.BOARD)));
    }
    if (!subject.sources().isEmpty()) {
      add(facts, Phrase.FACT_SOURCES, sources());
      add(facts, Phrase.FACT_DATA_AS_OF, perSource(this::dataAsOf));
      add(facts, Phrase.FACT_SEX, perSource(this::sexBasis));
    }
    add(facts, Phrase.FACT_STATE, wording.say(state()));
    add(facts, Phrase.FACT_REVISION, revision());
    profile.contact().ifPresent(contact -> add(facts, Phrase.FACT_CONTACT, wording.in(contact)));
    return facts;
  }

  /** What the cover of a comparison states of what is compared. */
  static List<Term> comparison(Subject subject, ChangeNote.Occasion occasion) {
    Wording wording = subject.wording();
    List<Term> facts = new ArrayList<>();
    facts.add(new Term(wording.say(Phrase.FACT_PERIOD), wording.periods().days(subject.period())));
    if (occasion instanceof ChangeNote.Releases releases) {
      facts.add(
          new Term(wording.say(Phrase.FACT_EARLIER_RELEASE), release(wording, releases.earlier())));
      facts.add(
          new Term(wording.say(Phrase.FACT_LATER_RELEASE), release(wording, releases.later())));
    }
    return facts;
  }

  private static String release(Wording wording, ChangeNote.Released release) {
    return wording.say(
        Phrase.RELEASE_FACT,
        revision(wording, release.revision()),
        wording.periods().date(release.dataAsOf()));
  }

  private static String revision(Wording wording, int number) {
    return wording.say(number == 0 ? Phrase.REVISION_OPEN : Phrase.REVISION_CLOSED, number);
  }

  private void add(List<Term> facts, Phrase term, String fact) {
    facts.add(new Term(wording.say(term), fact));
  }

  private String sources() {
    return subject.sources().stream().map(this::name).collect(Collectors.joining("; "));
  }

  /** A fact of the sources: once where it is that of all, else with those that it is a fact of. */
  private String perSource(Function<CaseSystem, String> fact) {
    Map<String, List<String>> sources = new LinkedHashMap<>();
    for (CaseSystem source : subject.sources()) {
      sources.computeIfAbsent(fact.apply(source), each -> new ArrayList<>()).add(name(source));
    }
    if (sources.size() == 1) {
      return wording.phrases().sentence(sources.keySet().iterator().next());
    }
    return sources.entrySet().stream()
        .map(
            each ->
                wording.say(Phrase.SOURCE_FACT, String.join(", ", each.getValue()), each.getKey()))
        .collect(Collectors.joining("; "));
  }

  private String name(CaseSystem source) {
    return wording.in(source.name());
  }

  private String dataAsOf(CaseSystem source) {
    return subject
        .dataAsOf(source)
        .map(wording.periods()::date)
        .orElseGet(() -> wording.say(Phrase.NO_DELIVERY));
  }

  private String sexBasis(CaseSystem source) {
    return wording.say(
        switch (source.sexBasis()) {
          case REGISTERED -> Phrase.SEX_REGISTERED;
          case SELF_REPORTED -> Phrase.SEX_SELF_REPORTED;
          case OBSERVED -> Phrase.SEX_OBSERVED;
          case NONE -> Phrase.SEX_NOT_TOLD;
        });
  }

  private Phrase state() {
    List<SexFigures> figures = subject.indicators().stream().map(subject::headline).toList();
    if (figures.stream().anyMatch(each -> each.any(Status.MISSING))) {
      return Phrase.STATE_INCOMPLETE;
    }
    if (figures.stream().anyMatch(each -> each.any(Status.PRELIMINARY))) {
      return Phrase.STATE_PRELIMINARY;
    }
    return figures.stream().anyMatch(each -> each.any(Status.ESTIMATED))
        ? Phrase.STATE_ESTIMATED
        : Phrase.STATE_COMPLETE;
  }

  private String revision() {
    int highest =
        subject.indicators().stream()
            .flatMap(indicator -> subject.headline(indicator).bySex().values().stream())
            .mapToInt(ProtectedFigure::revision)
            .max()
            .orElse(0);
    return revision(wording, highest);
  }
}
