package se.jamnt.indicators;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.jamnt.model.Language;
import se.jamnt.model.Sex;

/** The page that tells of every indicator, made from the definitions so that it can't be stale. */
final class IndicatorPage {

  private static final String BEGINNING =
      """
      # The indicators

      Made from the definitions in `config/indicators/`; don't edit it by hand. Renew it with
      `mvn test -Dtest=IndicatorPageTest -Djamnt.renew=true`. What the lines mean stands in
      [writing-indicators.md](writing-indicators.md), what changed in
      [definition-changes.md](definition-changes.md).
      """;

  private final IndicatorCatalog catalog;
  private final PlainWords words;

  IndicatorPage(IndicatorCatalog catalog) {
    this.catalog = catalog;
    this.words = new PlainWords(catalog.fields(), Language.EN);
  }

  /** The whole page: a list by source, then each indicator. */
  String text() {
    StringBuilder page = new StringBuilder(BEGINNING);
    Map<String, List<IndicatorDefinition>> bySource =
        catalog.definitions().stream()
            .filter(one -> !one.isAboutIndicators())
            .sorted(Comparator.comparing((IndicatorDefinition one) -> one.from().get(0)))
            .collect(
                Collectors.groupingBy(
                    one -> one.from().get(0), LinkedHashMap::new, Collectors.toList()));
    bySource.forEach(
        (source, definitions) -> {
          page.append("\n## From `").append(source).append("`\n");
          definitions.forEach(definition -> page.append(section(definition)));
        });
    page.append("\n## From other indicators\n");
    catalog.definitions().stream()
        .filter(IndicatorDefinition::isAboutIndicators)
        .forEach(
            definition ->
                page.append(
                    "\n### `%s`: %s\n\n%s\n\nVersion %s.\n\n%s"
                        .formatted(
                            definition.id(),
                            definition.name().in(Language.EN),
                            definition.means().in(Language.EN),
                            definition.version(),
                            definition.example().map(IndicatorPage::example).orElse(""))));
    return page.toString();
  }

  private String section(IndicatorDefinition definition) {
    String unit =
        definition.shownAs().unit().name().toLowerCase(Locale.ROOT)
            + ", "
            + decimals(definition.shownAs().decimals());
    String facts =
        Stream.of(
                "version " + definition.version(),
                "shown as " + unit,
                "disclosure rule `" + definition.disclosure() + "`")
            .collect(Collectors.joining("; "));
    return "\n### `%s`: %s\n\n%s\n\n%s\n\n%s.\n\n%s"
        .formatted(
            definition.id(),
            definition.name().in(Language.EN),
            definition.means().in(Language.EN),
            words.of(definition).stream()
                .map(line -> "- " + line)
                .collect(Collectors.joining("\n")),
            facts.substring(0, 1).toUpperCase(Locale.ROOT) + facts.substring(1),
            definition.example().map(IndicatorPage::example).orElse(""));
  }

  private static String decimals(int number) {
    return number == 0 ? "whole" : number == 1 ? "one decimal" : number + " decimals";
  }

  private static String example(WorkedExample example) {
    StringBuilder text = new StringBuilder();
    example.board().stream()
        .flatMap(board -> board.decisions().stream())
        .forEach(line -> text.append("- ").append(line).append('\n'));
    text.append(text.isEmpty() ? "" : "\n");
    List<String> columns =
        example.rows().isEmpty() ? List.of() : List.copyOf(example.rows().get(0).keySet());
    text.append(row(columns)).append(row(columns.stream().map(column -> "---").toList()));
    example.rows().forEach(row -> text.append(row(List.copyOf(row.values()))));
    String given =
        Stream.concat(
                Stream.of(figures(example.expect())).filter(figures -> !figures.isEmpty()),
                example.also().entrySet().stream()
                    .map(one -> one.getKey() + ": " + figures(one.getValue())))
            .collect(Collectors.joining("; "));
    return text.append("\n%s gives %s.\n".formatted(example.period().id(), given)).toString();
  }

  private static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String figures(Map<Sex, String> figures) {
    return figures.entrySet().stream()
        .map(one -> one.getKey() + " " + (one.getValue().isEmpty() ? "none" : one.getValue()))
        .collect(Collectors.joining(", "));
  }
}
