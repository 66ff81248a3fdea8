package se.jamnt.reports;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.IndicatorDefinition.Unit;
import se.jamnt.model.Sex;

/**
 * The sentence that reads an indicator's figures out, or says why they can't be.
 *
 * @param readsFigures whether it does
 */
record LeadSentence(boolean readsFigures, String text) {

  private static final Map<String, Sex> BLANKS =
      Map.of("women", Sex.K, "men", Sex.M, "total", Sex.T);

  /** The sentence for a node's figures of the headline statistic. */
  static LeadSentence of(Wording wording, IndicatorDefinition indicator, SexFigures figures) {
    return new Writer(wording, indicator, figures).write();
  }

  /** The sentence as it stands on a page with those of other indicators. */
  String named(Wording wording, IndicatorDefinition indicator) {
    return readsFigures
        ? text
        : wording.say(
            Phrase.WITH_NAME, wording.in(indicator.name()), wording.phrases().within(text));
  }

  private record Writer(Wording wording, IndicatorDefinition indicator, SexFigures figures) {

    LeadSentence write() {
      String says = wording.in(indicator.says());
      List<Sex> needed =
          Phrases.FILLED.matcher(says).results().map(blank -> sex(blank)).distinct().toList();
      List<Status> statuses = needed.stream().map(figures::status).distinct().toList();
      Map<Sex, ProtectedFigure> shown = new LinkedHashMap<>();
      needed.forEach(
          sex ->
              figures
                  .of(sex)
                  .filter(figure -> figure.shown().isPresent())
                  .ifPresent(figure -> shown.put(sex, figure)));
      if (shown.size() == needed.size()) {
        return new LeadSentence(true, wording.phrases().sentence(filled(says, shown)));
      }
      return new LeadSentence(false, reason(statuses, shown));
    }

    private String reason(List<Status> statuses, Map<Sex, ProtectedFigure> shown) {
      if (statuses.contains(Status.HIDDEN)) {
        return wording.say(shown.isEmpty() ? Phrase.HIDDEN : Phrase.PARTLY_HIDDEN);
      }
      if (statuses.contains(Status.MISSING)) {
        boolean all = figures.of(Sex.T).flatMap(ProtectedFigure::shown).isPresent();
        return wording.say(all ? Phrase.NOT_BY_SEX : Phrase.MISSING);
      }
      if (shown.containsKey(Sex.K)) {
        return oneSex(Sex.M, Sex.K, shown.get(Sex.K));
      }
      return shown.containsKey(Sex.M)
          ? oneSex(Sex.K, Sex.M, shown.get(Sex.M))
          : wording.say(Phrase.NO_DATA);
    }

    private String oneSex(Sex none, Sex other, ProtectedFigure figure) {
      Phrase statistic =
          switch (indicator.headline()) {
            case COUNT -> Phrase.THE_NUMBER;
            case SHARE, DISTRIBUTION -> Phrase.THE_SHARE;
            case MEDIAN, Q1, Q3 -> Phrase.THE_MEDIAN;
            default -> Phrase.THE_FIGURE;
          };
      return wording.say(Phrase.NOBODY_IN_BASE, wording.personsWithin(none, indicator.persons()))
          + " "
          + wording.say(
              Phrase.THE_OTHER_SEX,
              wording.personsWithin(other, indicator.persons()),
              wording.say(statistic),
              text(figure));
    }

    private static Sex sex(MatchResult blank) {
      return Optional.ofNullable(BLANKS.get(blank.group(1)))
          .orElseThrow(
              () -> new IllegalArgumentException("nothing fills {" + blank.group(1) + "}"));
    }

    private String filled(String says, Map<Sex, ProtectedFigure> shown) {
      String sentence = says;
      for (Map.Entry<Sex, ProtectedFigure> one : shown.entrySet()) {
        if (isOnSmallBase(one.getValue())) {
          sentence = withoutArticle(sentence, one.getKey());
        }
      }
      return Phrases.FILLED
          .matcher(sentence)
          .replaceAll(
              blank -> {
                ProtectedFigure figure = shown.get(sex(blank));
                return Matcher.quoteReplacement(figure == null ? "" : text(figure));
              });
    }

    /** "34 procent av kvinnorna", but "9 av 16 kvinnor". */
    private String withoutArticle(String sentence, Sex sex) {
      for (Map.Entry<String, Sex> blank : BLANKS.entrySet()) {
        if (blank.getValue() == sex && sex != Sex.T) {
          String here = "{" + blank.getKey() + "} ";
          return sentence.replace(
              here + wording.whole(sex, indicator.persons()),
              here + wording.personsWithin(sex, indicator.persons()));
        }
      }
      return sentence;
    }

    private boolean isOnSmallBase(ProtectedFigure figure) {
      Long base = figure.base();
      return isPercent() && base != null && base < Numerals.LEAST_BASE_FOR_PERCENT;
    }

    private boolean isPercent() {
      return indicator.isPercentOfBase();
    }

    private String text(ProtectedFigure figure) {
      BigDecimal value = figure.shown().orElseThrow();
      Long part = figure.part();
      Long base = figure.base();
      if (isPercent() && part != null && base != null) {
        return isOnSmallBase(figure)
            ? new FigureText(wording, indicator).partOfBase(part, base)
            : wording.say(
                Phrase.PERCENT_IN_TEXT,
                wording.numerals().decimal(wording.percentage(indicator, part, base)));
      }
      String number = wording.numerals().plain(value);
      if (indicator.shownAs().unit() == Unit.DAYS) {
        boolean one = value.compareTo(BigDecimal.ONE) == 0;
        return wording.say(one ? Phrase.DAY_IN_TEXT : Phrase.DAYS_IN_TEXT, number);
      }
      return value.signum() == 0 ? wording.say(Phrase.NONE_IN_TEXT) : number;
    }
  }
}
