package se.jamnt.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import se.jamnt.indicators.IndicatorDefinition.Choice;
import se.jamnt.indicators.IndicatorDefinition.Counted;
import se.jamnt.model.Language;
import se.jamnt.model.Level;
import se.jamnt.model.Words;

/** A definition in plain words, made from the definition itself so that it can't say otherwise. */
final class PlainWords {

  private final FieldCatalog fields;
  private final Language language;

  PlainWords(FieldCatalog fields, Language language) {
    this.fields = fields;
    this.language = language;
  }

  /** How the indicator is counted, a sentence a line. */
  List<String> of(IndicatorDefinition definition) {
    List<String> lines = new ArrayList<>();
    if (definition.isAboutIndicators()) {
      return List.of(
          say(
              "Räknar inga händelser eller insatser. Följer av andra indikatorers siffror, så som de får"
                  + " visas.",
              "Counts no events or activities. Follows from the figures of other indicators, as they"
                  + " may be shown."));
    }
    if (definition.measure() instanceof Measure.Resources resources) {
      return resources(resources, lines);
    }
    lines.add(counts(definition));
    selection(definition, lines);
    definition.choice().ifPresent(choice -> lines.add(choice(choice)));
    if (!definition.countedIf().isEmpty()) {
      lines.add(
          say("Av dem räknas bara de där %s.", "Of these only those count where %s.")
              .formatted(all(definition.countedIf())));
    }
    if (definition.countsPersons() && definition.of() == RecordKind.EVENTS) {
      lines.add(
          say(
              "Händelser utan känd person är inte med.",
              "Events of which the person is not known are left out."));
    }
    lines.addAll(measure(definition));
    if (definition.finalAfterMonths() > 0) {
      lines.add(
          say(
                  "Är preliminär tills %s månader har gått efter perioden.",
                  "Is preliminary until %s months have passed after the period.")
              .formatted(definition.finalAfterMonths()));
    }
    if (definition.lowestLevel() != Level.UNIT) {
      lines.add(say("Visas inte för enskilda enheter.", "Not shown for single units."));
    }
    if (!definition.by().isEmpty()
        && !(definition.measure() instanceof Measure.ByCode)
        && !(definition.measure() instanceof Measure.Latest)
        && !(definition.measure() instanceof Measure.Transition)) {
      lines.add(
          say("Delas upp efter %s.", "Broken down by %s.")
              .formatted(
                  definition.by().stream().map(this::name).collect(Collectors.joining(", "))));
    }
    return lines;
  }

  private List<String> resources(Measure.Resources resources, List<String> lines) {
    lines.add(
        say(
            "Visar hur en resurs fördelar sig mellan kvinnor och män, och det delat med hur personerna"
                + " fördelar sig. 1 är lika med andelen av personerna.",
            "Shows how a resource divides between women and men, and that divided by how the persons"
                + " do. 1 is the same as the share of the persons."));
    for (IndicatorDefinition selection : resources.selections()) {
      Measure.ResourceShare share = (Measure.ResourceShare) selection.measure();
      lines.add(
          small(fields.label(resources.over(), share.code()).in(language))
              + ": "
              + say("summan av %s för kända personer.", "the sum of the %s of known persons.")
                  .formatted(name(share.field()))
              + explained(share.field()));
      selection(selection, lines);
    }
    return lines;
  }

  private void selection(IndicatorDefinition definition, List<String> lines) {
    lines.add(say("Källor: %s.", "Sources: %s.").formatted(String.join(", ", definition.from())));
    lines.add(
        say("Med räknas %s där %s.", "Counted are %s where %s.")
            .formatted(records(definition.of()), all(definition.among())));
  }

  private String say(String sv, String en) {
    return new Words(sv, en).in(language);
  }

  private String counts(IndicatorDefinition definition) {
    Counted counted = definition.counts();
    return switch (counted) {
      case PEOPLE -> say("Räknar personer.", "Counts people.");
      case EPISODES -> say("Räknar insatser eller ärenden.", "Counts activities or cases.");
      case EVENTS -> say("Räknar händelser.", "Counts events.");
      case QUANTITY ->
          say(
              "Räknar händelser, var och en så många gånger som dess antal säger.",
              "Counts events, each as many times as its quantity says.");
    };
  }

  private String records(RecordKind of) {
    return of == RecordKind.EPISODES
        ? say("insatser och ärenden", "activities and cases")
        : say("händelser", "events");
  }

  private String choice(Choice choice) {
    return switch (choice) {
      case LAST_EXIT ->
          say(
              "Den som har flera räknas med sitt sista avslut.",
              "A person with several counts with the last exit.");
      case LATEST_START ->
          say(
              "Den som har flera räknas med den senaste.",
              "A person with several counts with the latest.");
      case FIRST_START ->
          say(
              "Den som har flera räknas med den första i perioden.",
              "A person with several counts with the first in the period.");
    };
  }

  private List<String> measure(IndicatorDefinition definition) {
    Measure measure = definition.measure();
    List<String> lines = new ArrayList<>();
    lines.add(shows(measure) + measure.value().map(this::explained).orElse(""));
    if (measure instanceof Measure.Count count && count.value().isPresent()) {
      lines.add(
          say(
                  "Bredvid visas median, kvartiler och medelvärde av %s.",
                  "Beside it stand median, quartiles and mean of %s.")
              .formatted(name(count.value().get())));
    }
    if (measure instanceof Measure.Count count && count.unseenIn().isPresent()) {
      lines.add(
          say(
                  "Bredvid visas vad %s minst och högst kan vara när dessa räknas in.",
                  "Beside it stands what %s could be at least and at most with these counted in.")
              .formatted(count.unseenIn().get()));
    }
    if (measure instanceof Measure.ByCode byCode && byCode.value().isPresent()) {
      lines.add(
          say("Bredvid visas medelvärdet av %s.", "Beside it stands the mean of %s.")
              .formatted(name(byCode.value().get())));
    }
    measure
        .other()
        .ifPresent(
            other -> {
              lines.add(say("Ställs mot:", "Is set against:"));
              lines.add(counts(other));
              selection(other, lines);
            });
    return lines;
  }

  private String shows(Measure measure) {
    if (measure instanceof Measure.Share share) {
      return say("Visar andelen av dem där %s.", "Shows the share of those where %s.")
          .formatted(all(share.thoseWith()));
    }
    if (measure instanceof Measure.ShareOf) {
      return say(
          "Visar hur stor andel de är av det som de ställs mot.",
          "Shows what share they are of what they are set against.");
    }
    if (measure instanceof Measure.BySex bySex) {
      return bySex
          .value()
          .map(
              value ->
                  say(
                          "Visar hur %s fördelar sig mellan dem med känt kön.",
                          "Shows how the %s divide between those of known sex.")
                      .formatted(name(value)))
          .orElseGet(
              () ->
                  say(
                      "Visar hur de med känt kön fördelar sig mellan könen.",
                      "Shows how those of known sex divide between the sexes."));
    }
    if (measure instanceof Measure.ByCode byCode) {
      return say("Visar hur de fördelar sig efter %s.", "Shows how they divide by %s.")
          .formatted(name(byCode.over()));
    }
    if (measure instanceof Measure.Transition transition) {
      return say(
              "Visar %s och %s för samma personer, och hur många som gick från vilket till vilket.",
              "Shows the %s and the %s of the same persons, and how many went from which to which.")
          .formatted(name(transition.atStart()), name(transition.atEnd()));
    }
    if (measure instanceof Measure.Latest latest) {
      return say("Visar det senaste svaret för varje %s.", "Shows the last answer for each %s.")
          .formatted(name(latest.over()));
    }
    if (measure instanceof Measure.Typical typical) {
      return say(
              "Visar median, kvartiler och medelvärde av %s.",
              "Shows median, quartiles and mean of %s.")
          .formatted(name(typical.field()));
    }
    if (measure instanceof Measure.Mean mean) {
      return say("Visar medelvärdet av %s.", "Shows the mean of %s.").formatted(name(mean.field()));
    }
    if (measure instanceof Measure.Sum sum) {
      return say("Visar summan av %s.", "Shows the sum of %s.").formatted(name(sum.field()));
    }
    if (measure instanceof Measure.PerCounted per) {
      return say(
              "Visar summan av %s, delad med antalet som har uppgiften.",
              "Shows the sum of %s, divided by the number that have it.")
          .formatted(name(per.field()));
    }
    if (measure instanceof Measure.PerPerson per) {
      return say(
              "Visar summan av %s, delad med antalet personer.",
              "Shows the sum of %s, divided by the number of persons.")
          .formatted(name(per.field()));
    }
    if (measure instanceof Measure.PerNumber per) {
      return say(
              "Visar summan av %s, delad med summan av %s, där båda är kända. Bredvid visas medianen"
                  + " av vad det är för varje person.",
              "Shows the sum of %s, divided by the sum of %s, where both are known. Beside it stands"
                  + " the median of what it is for each person.")
          .formatted(name(per.field()), name(per.by()));
    }
    if (measure instanceof Measure.PerOther per) {
      return say(
              "Visar antalet per %s av det som det ställs mot.",
              "Shows the number for %s of what it is set against.")
          .formatted(per.times());
    }
    return say("Visar antalet.", "Shows the number.");
  }

  /** The sentence that explains a computed field, after another. */
  private String explained(String field) {
    return fields.computed().containsKey(field) ? " " + computed(field).means().in(language) : "";
  }

  private ComputedField computed(String field) {
    ComputedField computed = fields.computed().get(field);
    if (computed == null) {
      throw new IllegalArgumentException("no computed field " + field);
    }
    return computed;
  }

  private String all(List<Condition> conditions) {
    return conditions.stream().map(this::one).collect(Collectors.joining(say(" och ", " and ")));
  }

  private String one(Condition condition) {
    String field = condition.field();
    Requirement requirement = condition.requirement();
    if (requirement instanceof Requirement.OpenDuringPeriod) {
      return say("någon dag ligger i perioden", "some day lies in the period");
    }
    if (requirement instanceof Requirement.OpenAtEnd) {
      return say("pågår på periodens sista dag", "it is ongoing on the last day of the period");
    }
    if (requirement instanceof Requirement.LatestAtEnd) {
      return say(
              "%s är det senaste till och med periodens sista dag",
              "the %s is the latest up to the last day of the period")
          .formatted(name(field));
    }
    if (requirement instanceof Requirement.InPeriod) {
      return say("%s ligger i perioden", "the %s lies in the period").formatted(name(field));
    }
    if (requirement instanceof Requirement.Known) {
      return say("%s är känt", "the %s is known").formatted(name(field));
    }
    if (requirement instanceof Requirement.Unknown) {
      return say("%s inte är känt", "the %s is not known").formatted(name(field));
    }
    if (requirement instanceof Requirement.OneOf oneOf) {
      return say("%s är %s", "the %s is %s").formatted(name(field), codes(field, oneOf.codes()));
    }
    if (requirement instanceof Requirement.NoneOf noneOf) {
      return say("%s inte är %s", "the %s is not %s")
          .formatted(name(field), codes(field, noneOf.codes()));
    }
    if (requirement instanceof Requirement.Between between) {
      if (between.under()) {
        return between.least() == null
            ? say("%s är under %s", "the %s is under %s").formatted(name(field), between.most())
            : say("%s är %s till under %s", "the %s is %s to under %s")
                .formatted(name(field), between.least(), between.most());
      }
      if (between.least() == null) {
        return say("%s är högst %s", "the %s is at most %s").formatted(name(field), between.most());
      }
      if (between.most() == null) {
        return say("%s är minst %s", "the %s is at least %s")
            .formatted(name(field), between.least());
      }
      return say("%s är %s till %s", "the %s is %s to %s")
          .formatted(name(field), between.least(), between.most());
    }
    throw new IllegalStateException("no words for " + condition);
  }

  private String name(String field) {
    return small(fields.name(field).in(language));
  }

  private String codes(String field, List<String> codes) {
    List<String> labels =
        codes.stream().map(code -> small(fields.label(field, code).in(language))).toList();
    int last = labels.size() - 1;
    return labels.size() < 2
        ? String.join("", labels)
        : String.join(", ", labels.subList(0, last)) + say(" eller ", " or ") + labels.get(last);
  }

  private String small(String text) {
    Locale locale = language.locale();
    return text.substring(0, 1).toLowerCase(locale) + text.substring(1);
  }
}
