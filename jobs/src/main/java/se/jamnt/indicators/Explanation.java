package se.jamnt.indicators;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import se.jamnt.model.Language;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;
import se.jamnt.model.Sex;

/**
 * An indicator as a controller can answer for it.
 *
 * @param means what reports say of it
 * @param counted how it is counted, from the definition itself
 * @param sql the statement, with names in the places of the values that are bound; empty for what
 *     is made from other indicators
 * @param example the records of the worked example and what they give
 */
public record Explanation(
    String name, int version, String means, List<String> counted, String sql, String example) {

  /**
   * Explains a definition in one language.
   *
   * @param identityLinks the sources that tell which two keys are one person's
   */
  public static Explanation of(
      IndicatorDefinition definition,
      FieldCatalog fields,
      Supplements supplements,
      List<String> identityLinks,
      Language language) {
    return new Explanation(
        definition.name().in(language),
        definition.version(),
        definition.means().in(language),
        definition.isAboutIndicators()
            ? List.of()
            : new PlainWords(fields, language).of(definition),
        definition.isAboutIndicators() ? "" : sql(definition, fields, supplements, identityLinks),
        definition.example().map(Explanation::written).orElse(""));
  }

  /** All of it, for a person at a terminal. */
  public String text() {
    return String.join(
        "\n",
        name + " (version " + version + ")",
        "",
        means,
        "",
        counted.stream().map(line -> "- " + line).collect(Collectors.joining("\n")),
        "",
        example,
        sql);
  }

  /** The statement of a definition with named parameters; the same for every period. */
  private static String sql(
      IndicatorDefinition definition,
      FieldCatalog fields,
      Supplements supplements,
      List<String> identityLinks) {
    Period any = Period.parse("2000");
    Question question =
        new Question(
            any.days(),
            Question.NOW,
            List.of(new Question.Scope("unit", new NodeId(Level.UNIT, "unit"))),
            Map.of(),
            identityLinks);
    return DSL.using(SQLDialect.POSTGRES, new Settings().withRenderFormatted(true))
        .renderNamedParams(new SqlCompiler(fields, supplements).compile(definition, question));
  }

  private static String written(WorkedExample example) {
    StringBuilder text = new StringBuilder(example.period().id()).append('\n');
    if (!example.rows().isEmpty()) {
      text.append("  ").append(String.join(" | ", example.rows().get(0).keySet())).append('\n');
      for (Map<String, String> row : example.rows()) {
        text.append("  ").append(String.join(" | ", row.values())).append('\n');
      }
    }
    for (Map.Entry<Sex, String> expected : example.expect().entrySet()) {
      written(text, expected.getKey().name(), expected.getValue());
    }
    example
        .also()
        .forEach(
            (what, expect) ->
                expect.forEach((sex, value) -> written(text, what + " " + sex, value)));
    return text.toString();
  }

  private static void written(StringBuilder text, String what, String value) {
    text.append("  ").append(what).append(" = ").append(value.isEmpty() ? "-" : value).append('\n');
  }
}
