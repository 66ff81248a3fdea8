package se.jamnt.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.jamnt.configuration.Home;
import se.jamnt.pipeline.WholeConfiguration;

/**
 * What every shipped definition asks the database: the counts that {@code jamnt explain} prints,
 * and what stands beside them. A change is seen in review. Renew them with {@code mvn test
 * -Dtest=GoldenSqlTest -Djamnt.renew=true}.
 */
class GoldenSqlTest {

  private static final Path GOLDEN =
      ShippedCatalog.ROOT.resolve("jobs/src/test/resources/golden-sql");

  @Test
  void statementsAreThoseThatWereReviewed() throws IOException {
    Map<String, String> compiled = compiled();
    if (Boolean.getBoolean("jamnt.renew")) {
      renew(compiled);
    }
    assertThat(kept())
        .as("renew jobs/src/test/resources/golden-sql with -Djamnt.renew=true, and review it")
        .isEqualTo(compiled);
  }

  /** File name to statement. */
  private static Map<String, String> compiled() {
    WholeConfiguration configuration =
        WholeConfiguration.read(new Home(ShippedCatalog.ROOT, Map.of()));
    IndicatorCatalog catalog = configuration.indicators();
    Supplements supplements = Supplements.among(configuration.systems());
    List<String> links = configuration.sources().identityLinks();
    SqlCompiler compiler = new SqlCompiler(catalog.fields(), supplements);
    Map<String, String> statements = new TreeMap<>();
    for (IndicatorDefinition definition : catalog.definitions()) {
      statements.put(
          definition.id() + ".sql",
          definition.counting().stream()
                  .map(one -> Explanation.sql(Asked.all(List.of(one)), compiler, links))
                  .collect(Collectors.joining(";\n\n"))
              + "\n");
    }
    return statements;
  }

  private static Map<String, String> kept() throws IOException {
    Map<String, String> statements = new TreeMap<>();
    try (Stream<Path> files = Files.list(GOLDEN)) {
      for (Path file : files.toList()) {
        statements.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return statements;
  }

  private static void renew(Map<String, String> compiled) throws IOException {
    Files.createDirectories(GOLDEN);
    for (String file : kept().keySet()) {
      Files.delete(GOLDEN.resolve(file));
    }
    for (Map.Entry<String, String> statement : compiled.entrySet()) {
      Files.writeString(GOLDEN.resolve(statement.getKey()), statement.getValue());
    }
  }
}
