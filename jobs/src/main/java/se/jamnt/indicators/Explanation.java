package se.jamnt.indicators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * @param meansOtherwise the same in the other language
 * @param counted how it is counted, from the definition itself
 * @param fields what each field means that it rests on
 * @param sql the statement, with names in the places of the values that are bound; empty for what
 *     is made from other indicators
 * @param example the records of the worked example and what they give
 */
public record Explanation(
    String name,
    int version,
    String means,
    String meansOtherwise,
    List<String> counted,
    List<String> fields,
    String sql,
    String example) {

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
        definition.means().in(language == Language.SV ? Language.EN : Language.SV),
        new PlainWords(fields, language).of(definition),
        fields(definition, fields, language),
        definition.isAboutIndicators() ? "" : sql(definition, fields, supplements, identityLinks),
        definition.example().map(Explanation::written).orElse(""));
  }

  /** All of it, for a person at a terminal. */
  public String text() {
    return Stream.of(
            name + " (version " + version + ")",
            means,
            listed(counted),
            meansOtherwise,
            listed(fields),
            example.stripTrailing(),
            sql)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  private static String listed(List<String> lines) {
    return lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
  }

  private static String sql(
      IndicatorDefinition definition,
      FieldCatalog fields,
      Supplements supplements,
      List<String> identityLinks) {
    SqlCompiler compiler = new SqlCompiler(fields, supplements);
    return definition.counting().stream()
        .map(counting -> sql(Asked.counts(List.of(counting)), compiler, identityLinks))
        .collect(Collectors.joining(";\n\n"));
  }

  /** The statement of what is asked, with named parameters; the same for every period. */
  static String sql(Asked asked, SqlCompiler compiler, List<String> identityLinks) {
    Period any = Period.parse("2000");
    Question question =
        new Question(
            any.days(),
            Question.NOW,
            List.of(new Question.Scope("unit", new NodeId(Level.UNIT, "unit"))),
            Map.of(),
            identityLinks);
    return DSL.using(SQLDialect.POSTGRES, new Settings().withRenderFormatted(true))
        .renderNamedParams(compiler.compile(asked, question));
  }

  /** The fields that the definition rests on, each with the sentence that explains it. */
  private static List<String> fields(
      IndicatorDefinition definition, FieldCatalog fields, Language language) {
    return FieldsUsed.by(definition, fields).stream()
        .map(
            id ->
                id
                    + ": "
                    + fields.name(id).in(language)
                    + Optional.ofNullable(fields.computed().get(id))
                        .map(computed -> ". " + computed.means().in(language))
                        .orElse(""))
        .toList();
  }

  /** The records of an example or the figures of others and, under them, what they give. */
  private static String written(WorkedExample example) {
    List<List<String>> given = new ArrayList<>();
    if (!example.rows().isEmpty()) {
      given.add(List.copyOf(example.rows().get(0).keySet()));
      example.rows().forEach(row -> given.add(List.copyOf(row.values())));
    }
    Map<String, Map<Sex, String>> gives = new LinkedHashMap<>();
    if (!example.expect().isEmpty()) {
      gives.put("=", example.expect());
    }
    gives.putAll(example.also());
    String decisions =
        example.board().stream()
            .flatMap(board -> board.decisions().stream())
            .map(line -> "  " + line + "\n")
            .collect(Collectors.joining());
    return Stream.of(decisions, aligned(given), aligned(results(gives)))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n", example.period().id() + "\n", ""));
  }

  /** A column for each sex that has a figure; where one has none of a line, there is a point. */
  private static List<List<String>> results(Map<String, Map<Sex, String>> gives) {
    List<Sex> sexes =
        Stream.of(Sex.values())
            .filter(sex -> gives.values().stream().anyMatch(figures -> figures.containsKey(sex)))
            .toList();
    List<List<String>> rows = new ArrayList<>();
    rows.add(Stream.concat(Stream.of(""), sexes.stream().map(Sex::name)).toList());
    gives.forEach(
        (what, figures) ->
            rows.add(
                Stream.concat(
                        Stream.of(what),
                        sexes.stream()
                            .map(sex -> Optional.ofNullable(figures.get(sex)).orElse("."))
                            .map(value -> value.isEmpty() ? WorkedExample.NONE : value))
                    .toList()));
    return rows;
  }

  private static String aligned(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int place = column;
        int width = rows.stream().mapToInt(one -> one.get(place).length()).max().orElse(0);
        line.append(column == 0 ? "  " : " | ")
            .append(row.get(column))
            .append(" ".repeat(width - row.get(column).length()));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
