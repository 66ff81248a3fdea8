package se.jamnt.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import se.jamnt.configuration.ConfigurationException;
import se.jamnt.configuration.DefinitionProblem;
import se.jamnt.configuration.Settings;
import se.jamnt.database.Access;
import se.jamnt.database.Database;
import se.jamnt.pipeline.Runner;
import se.jamnt.pipeline.WholeConfiguration;
import se.jamnt.reports.PdfRenderer;

/** Checks what a controller has written. */
@Command(
    name = "check",
    description = "Check config/ and templates/: all problems at once, each with file and line.")
final class CheckCommand implements Callable<Integer> {

  @Mixin
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommonOptions options;

  @Override
  public Integer call() {
    Console console = options.console();
    List<DefinitionProblem> problems = new ArrayList<>();
    Optional<WholeConfiguration> configuration = collect(problems, options::configuration);
    collect(problems, () -> PdfRenderer.compile(options.home().root()));
    configuration.map(this::ofDefinitions).ifPresent(problems::addAll);
    console.result(Map.of("problems", problems, "personsLinkedWithin", linking(configuration)));
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    configuration.ifPresent(good -> console.say(counts(good)));
    linking(configuration)
        .forEach(
            (organisation, basis) ->
                console.say(
                    "Persons are linked between the boards of %s, on this legal basis: %s"
                        .formatted(organisation, basis)));
    return ExitCode.DONE;
  }

  /** What the database can tell: beside a run, and without writing anything. */
  private List<DefinitionProblem> ofDefinitions(WholeConfiguration configuration) {
    Settings settings = configuration.settings();
    try (Database database =
        Database.open(
            options.home(), settings.databaseUrl(), settings.databaseUser(), Access.READ_ONLY)) {
      return Runner.definitionRules(database, configuration).problems();
    }
  }

  /** What was read, unless that found problems. */
  private static <T> Optional<T> collect(List<DefinitionProblem> problems, Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (ConfigurationException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  /** The organisations that link persons, each with its legal basis. */
  private static Map<String, String> linking(Optional<WholeConfiguration> configuration) {
    Map<String, String> linking = new LinkedHashMap<>();
    configuration.ifPresent(
        good ->
            good.chart()
                .organisationsThatLink()
                .forEach(one -> linking.put(one.id(), one.basisForLinking().orElseThrow())));
    return linking;
  }

  private static String counts(WholeConfiguration configuration) {
    return "The configuration is good: %d sources, %d indicators, %d boards, %d units."
        .formatted(
            configuration.sources().all().size(),
            configuration.indicators().definitions().size(),
            configuration.chart().boards().size(),
            configuration.chart().units().size());
  }
}
