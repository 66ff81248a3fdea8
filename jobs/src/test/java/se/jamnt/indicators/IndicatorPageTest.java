package se.jamnt.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pages that tell of the definitions tell of those that are shipped. */
class IndicatorPageTest {

  private static final Path DOCS = ShippedCatalog.ROOT.resolve("docs");
  private static final IndicatorCatalog CATALOG = ShippedCatalog.read();

  @Test
  void thePageOfTheIndicatorsIsMadeFromTheDefinitions() throws IOException {
    Path page = DOCS.resolve("indicators.md");
    String made = new IndicatorPage(CATALOG).text();
    if (Boolean.getBoolean("jamnt.renew")) {
      Files.writeString(page, made);
    }
    assertThat(Files.readString(page))
        .as("renew it with mvn test -Dtest=IndicatorPageTest -Djamnt.renew=true")
        .isEqualTo(made);
  }

  @Test
  void everyVersionThatIsShippedStandsInTheChangeLogOfDefinitions() throws IOException {
    String log = Files.readString(DOCS.resolve("definition-changes.md"));
    for (IndicatorDefinition definition : CATALOG.definitions()) {
      assertThat(log.lines())
          .as("%s, version %d", definition.id(), definition.version())
          .anyMatch(
              line ->
                  line.startsWith(
                      "| `%s` | %d |".formatted(definition.id(), definition.version())));
    }
  }
}
