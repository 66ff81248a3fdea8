package se.jamnt.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

class CatalogueInBrowserTest {

  private static final List<String> KINDS_OF_NODES =
      List.of(".organisation", ".card[data-name]", ".units li[data-name]");

  private static Path folder;
  private static Chromium chromium;
  private static Path page;
  private static Path oneOfEach;

  @BeforeAll
  static void startBrowser(@TempDir Path temporary) throws IOException {
    folder = temporary;
    chromium = Chromium.start(folder.resolve("profile"));
    page = written("index.html", Catalogue.html(ExampleCatalogue.contents()));
    oneOfEach = written("one-of-each.html", Catalogue.html(ExampleCatalogue.oneOfEach()));
  }

  @AfterAll
  static void endBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"360, light", "360, dark", "1280, light", "1280, dark"})
  void axeFindsNoViolation(int width, String colours) {
    chromium.open(oneOfEach, width, colours);
    chromium.ask("document.querySelectorAll('details').forEach(d => d.open = true)");
    chromium.driver().findElement(By.id("filter-words")).sendKeys("nämnd");

    Results results = new AxeBuilder().analyze(chromium.driver());

    assertThat(results.getViolations()).isEmpty();
    assertThat(results.getPasses()).extracting("id").contains("color-contrast", "heading-order");
  }

  @Test
  void axeSeesAFaultThatIsPlanted() throws IOException {
    String faulty = Files.readString(oneOfEach).replace("--quiet: #4f5d6c", "--quiet: #c9d2dc");
    Path copy = written("faulty.html", faulty.replaceAll("<meta http-equiv[^>]+>", ""));
    chromium.open(copy, 1280, "light");

    assertThat(new AxeBuilder().analyze(chromium.driver()).getViolations())
        .extracting("id")
        .containsExactly("color-contrast");
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 768, 1280, 1920})
  void nothingIsCutOffAtTheSide(int width) {
    chromium.open(page, width, "light");
    chromium.ask("document.querySelectorAll('details').forEach(d => d.open = true)");

    assertThat(
            number(
                "return Math.max(...[...document.querySelectorAll('html, .year, .year-table')]"
                    + ".map(e => e.scrollWidth - e.clientWidth))"))
        .isZero();
  }

  @Test
  void theSecurityPolicyLetsOurCodeRunAndTheConsoleIsSilent() {
    chromium.open(page, 1280, "light");

    assertThat(visible("#filter")).isEqualTo(1);
    assertThat(chromium.driver().manage().logs().get(LogType.BROWSER).getAll())
        .filteredOn(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .extracting(LogEntry::getMessage)
        .isEmpty();
    assertThat(number("return performance.getEntriesByType('resource').length")).isZero();
  }

  @Test
  void withoutScriptsEverythingIsThereExceptTheFilter() {
    chromium.runScripts(false);
    try {
      chromium.open(page, 1280, "light");

      assertThat(visible("#filter")).isZero();
      assertThat(nodes()).containsExactly(5, 6, 19);
      WebElement more = chromium.driver().findElement(By.cssSelector(".card .more"));
      more.findElement(By.tagName("summary")).click();
      assertThat(more.findElements(By.tagName("a"))).hasSize(5).allMatch(WebElement::isDisplayed);
    } finally {
      chromium.runScripts(true);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alby                | 1 | 1 | 1 | 1 av 25 nämnder och enheter stämmer.
          FRITIDSGÅRDEN tumba | 1 | 1 | 1 | 1 av 25 nämnder och enheter stämmer.
          fritidsgarden       | 1 | 1 | 7 | 7 av 25 nämnder och enheter stämmer.
          kultur              | 1 | 1 | 8 | 9 av 25 nämnder och enheter stämmer.
          botkyrka socialnäm  | 1 | 1 | 0 | 1 av 25 nämnder och enheter stämmer.
          göteborg            | 2 | 2 | 8 | 10 av 25 nämnder och enheter stämmer.
          xyz                 | 0 | 0 | 0 | Ingen nämnd eller enhet stämmer. Pröva ett kortare ord.
          """)
  void theFilterLeavesWhatMatchesAndSaysHowMuch(
      String words, int organisations, int boards, int units, String said) {
    chromium.open(page, 1280, "light");
    WebElement field = chromium.driver().findElement(By.id("filter-words"));
    field.sendKeys(words);

    assertThat(nodes()).containsExactly(organisations, boards, units);
    assertThat(chromium.driver().findElement(By.id("filter-result")).getText()).isEqualTo(said);
    assertThat(visible("nav a[href^='#organisation']")).isEqualTo(organisations);

    field.sendKeys(Keys.ESCAPE);
    assertThat(nodes()).containsExactly(5, 6, 19);
    assertThat(chromium.driver().findElement(By.id("filter-result")).getText()).isEmpty();
  }

  @Test
  void theKeyboardReachesEverythingInReadingOrderAndShowsWhereItIs() {
    chromium.open(page, 1280, "light");
    List<String> reached = new ArrayList<>();
    do {
      press(Keys.TAB);
      assertThat(text("return getComputedStyle(document.activeElement).outlineStyle"))
          .isEqualTo("solid");
      reached.add(text("const e = document.activeElement; return e.id || e.textContent"));
    } while (reached.size() < 30 && !last(reached).startsWith("Fler perioder"));

    assertThat(reached)
        .startsWith("Hoppa till rapporterna", "Samordningsförbundet Göteborg Väster")
        .containsSubsequence(
            "Kultur- och fritidsnämnden",
            "Så läser du listan",
            "filter-words",
            "Organisationsrapport, Samordningsförbundet Göteborg Väster: Tertial 3, 2013"
                + " (september–december) (PDF, 84\u00a0kB)");
    assertThat(last(reached)).startsWith("Fler perioder (5)");
    press(Keys.ENTER);
    assertThat(chromium.ask("return document.activeElement.parentElement.open")).isEqualTo(true);
  }

  @Test
  void theSkipLinkLeadsPastTheContents() {
    chromium.open(page, 1280, "light");
    press(Keys.TAB);
    assertThat(number("return document.activeElement.getBoundingClientRect().left")).isPositive();
    press(Keys.ENTER);
    press(Keys.TAB);

    assertThat(text("return document.activeElement.id")).isEqualTo("filter-words");
  }

  @Test
  void paperShowsFoldedPeriodsAndAddressesButNoControls() {
    chromium.open(page, 1280, "light");
    chromium.asPrinted();

    assertThat(visible("nav")).isZero();
    assertThat(visible("#filter")).isZero();
    assertThat(
            chromium.ask(
                "return document.querySelector('details:not([open]) a')"
                    + ".checkVisibility({contentVisibilityAuto: true})"))
        .isEqualTo(true);
    assertThat(text("return getComputedStyle(document.querySelector('main a'), '::after').content"))
        .contains("organisation-report.pdf");
  }

  private static Path written(String name, String html) throws IOException {
    return Files.writeString(folder.resolve(name), html);
  }

  private static List<Integer> nodes() {
    return KINDS_OF_NODES.stream().map(CatalogueInBrowserTest::visible).toList();
  }

  private static String last(List<String> texts) {
    return texts.get(texts.size() - 1);
  }

  private static int visible(String selector) {
    return number(
        "return [...document.querySelectorAll(\"%s\")].filter(e => e.checkVisibility()).length"
            .formatted(selector));
  }

  private static void press(Keys key) {
    new Actions(chromium.driver()).sendKeys(key).perform();
  }

  private static String text(String script) {
    return (String) Objects.requireNonNull(chromium.ask(script));
  }

  private static int number(String script) {
    return ((Number) Objects.requireNonNull(chromium.ask(script))).intValue();
  }
}
