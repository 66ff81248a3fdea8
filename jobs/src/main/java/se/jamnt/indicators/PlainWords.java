package se.jamnt.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import se.jamnt.indicators.IndicatorDefinition.Choice;
import se.jamnt.indicators.IndicatorDefinition.Counted;
import se.jamnt.model.Language;
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
    lines.add(counts(definition));
    lines.add(say("Källor: %s.", "Sources: %s.").formatted(String.join(", ", definition.from())));
    lines.add(
        say("Med räknas %s där %s.", "Counted are %s where %s.")
            .formatted(records(definition.of()), all(definition.among())));
    definition.choice().ifPresent(choice -> lines.add(choice(choice)));
    if (!definition.countedIf().isEmpty()) {
      lines.add(
          say("Av dem räknas bara de där %s.", "Of these only those count where %s.")
              .formatted(all(definition.countedIf())));
    }
    lines.add(measure(definition));
    if (!definition.by().isEmpty()) {
      lines.add(
          say("Delas upp efter %s.", "Broken down by %s.")
              .formatted(
                  definition.by().stream().map(this::name).collect(Collectors.joining(", "))));
    }
    return lines;
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
              "Den som har flera räknas med den som startade senast.",
              "A person with several counts with the one that started last.");
    };
  }

  private String measure(IndicatorDefinition definition) {
    if (definition.measure() instanceof Measure.Share share) {
      return say("Visar andelen av dem där %s.", "Shows the share of those where %s.")
          .formatted(all(share.thoseWith()));
    }
    if (definition.measure() instanceof Measure.BySex) {
      return say(
          "Visar hur de med känt kön fördelar sig mellan könen.",
          "Shows how those of known sex divide between the sexes.");
    }
    if (definition.measure() instanceof Measure.Typical typical) {
      String means =
          fields.computed().containsKey(typical.field())
              ? " " + computed(typical.field()).means().in(language)
              : "";
      return say(
                  "Visar median, kvartiler och medelvärde av %s.",
                  "Shows median, quartiles and mean of %s.")
              .formatted(name(typical.field()))
          + means;
    }
    return say("Visar antalet.", "Shows the number.");
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
