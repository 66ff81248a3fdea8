package se.jamnt.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.jamnt.configuration.NearestWord;
import se.jamnt.indicators.Explanation;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Supplements;
import se.jamnt.model.Language;
import se.jamnt.pipeline.WholeConfiguration;

/** Explains an indicator to whoever has to answer for it. */
@Command(
    name = "explain",
    description = "An indicator in plain words, its SQL and its worked example.")
final class ExplainCommand implements Callable<Integer> {

  @Mixin
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommonOptions options;

  @Parameters(paramLabel = "INDICATOR", description = "The indicator's id, its file's name.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String indicator;

  @Option(names = "--lang", description = "sv or en. Default: sv.", defaultValue = "sv")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String language;

  @Override
  public Integer call() {
    WholeConfiguration configuration = options.configuration();
    IndicatorCatalog catalog = configuration.indicators();
    IndicatorDefinition definition =
        catalog
            .find(indicator)
            .orElseThrow(
                () ->
                    options.wrong(
                        "no indicator \""
                            + indicator
                            + "\"; "
                            + NearestWord.hint(indicator, catalog.ids())));
    Explanation explanation =
        Explanation.of(
            definition,
            catalog.fields(),
            Supplements.among(configuration.systems()),
            configuration.sources().identityLinks(),
            language());
    Console console = options.console();
    if (console.json()) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("id", definition.id());
      result.put("version", definition.version());
      result.put("name", explanation.name());
      result.put("means", explanation.means());
      result.put("meansOtherwise", explanation.meansOtherwise());
      result.put("counted", explanation.counted());
      result.put("fields", explanation.fields());
      result.put("sql", explanation.sql());
      result.put("example", explanation.example());
      console.result(result);
    } else {
      console.say(explanation.text());
    }
    return ExitCode.DONE;
  }

  private Language language() {
    for (Language known : Language.values()) {
      if (known.word().equals(language)) {
        return known;
      }
    }
    throw options.wrong("--lang: expected sv or en, got \"" + language + "\"");
  }
}
