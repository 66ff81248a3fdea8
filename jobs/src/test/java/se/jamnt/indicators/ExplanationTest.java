package se.jamnt.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.jamnt.model.Language;

/**
 * An indicator is explained by what is counted, its statement and its example, in two languages.
 */
class ExplanationTest {

  private static final IndicatorCatalog CATALOG = ShippedCatalog.read();
  private static final Supplements SUPPLEMENTS = ShippedCatalog.supplements();

  private static Explanation explained(String indicator, Language language) {
    return explained(CATALOG.find(indicator).orElseThrow(), language);
  }

  private static Explanation explained(IndicatorDefinition definition, Language language) {
    return Explanation.of(
        definition, CATALOG.fields(), SUPPLEMENTS, List.of("identitetslankar"), language);
  }

  @Test
  void saysWhatIsCountedASentenceALine() {
    assertThat(explained("exits-to-work-or-studies", Language.SV).counted())
        .containsExactly(
            "Räknar personer.",
            "Källor: sus.",
            "Med räknas insatser och ärenden där slutdatum ligger i perioden och avslutsorsak inte är"
                + " avliden, flyttat eller överflyttad.",
            "Den som har flera räknas med sitt sista avslut.",
            "Av dem räknas bara de där läge vid avslut är känt.",
            "Visar andelen av dem där läge vid avslut är arbete eller studier.");
    assertThat(explained("jobs-per-100-visits", Language.EN).counted())
        .containsExactly(
            "Counts events, each as many times as its quantity says.",
            "Sources: jobbcoach-jobb.",
            "Counted are events where the date lies in the period.",
            "Shows the number for 100 of what it is set against.",
            "Is set against:",
            "Counts events, each as many times as its quantity says.",
            "Sources: jobbcoach-besok.",
            "Counted are events where the date lies in the period.");
  }

  @Test
  void saysWhatEachFieldMeansThatTheDefinitionRestsOn() {
    assertThat(explained("practice-moved-up", Language.EN).fields())
        .containsExactly(
            "step-at-end: Step at end",
            "step-at-start: Step at start",
            "step-change: Change in steps. The step at the end less the step at the start.");
  }

  /** The statement is that of any period: what it is asked for stands there by name only. */
  @Test
  void showsTheStatementWithNamesForWhatIsAsked() {
    String sql = explained("livelihood-transition", Language.SV).sql();
    assertThat(sql)
        .startsWith("with\n  \"record\" as (")
        .contains(":first", ":last", ":known_at", ":places_of_counted", ":sources")
        .doesNotContain("2000-01-01");
    assertThat(explained("resource-share", Language.SV).sql().split(";\n\n"))
        .as("a statement for each resource")
        .hasSize(3)
        .allMatch(one -> one.startsWith("with\n"));
    assertThat(explained("self-supporting-after-6-months", Language.SV).sql())
        .as("what a later export tells")
        .contains("jobbtrappan-uppfoljning");
  }

  @Test
  void showsTheExampleAsItIsWrittenAndWhatItGives() {
    assertThat(explained("minutes-per-visitor", Language.EN).example())
        .isEqualTo(
            """
            2009-T1
              person | sex | date       | quantity | minutes
              P1     | M   | 2009-01-01 | 1        | 20
              P1     | K   | 2009-04-30 | 1        | 45
              P2     | K   | 2009-02-01 | 1        | 30
              P2     | K   | 2009-02-02 | 1        |
              P3     | M   | 2009-02-02 | 1        |
              P3     | M   | 2009-05-01 | 1        | 70
              P4     | U   | 2009-03-01 | 1        | 10
                     | M   | 2009-02-02 | 1        | 90

                | K    | M    | U    | T
              = | 47.5 | none | 10.0 | 35.0
            """);
    assertThat(explained("livelihood-transition", Language.EN).example())
        .contains("social-assistance+salary-or-student-aid share | 100.0 | 50.0 | none | 66.7");
  }

  @Test
  void saysOfWhatIsMadeFromOthersWhatWasDecidedAndWhatBecomesOfIt() {
    Explanation goals = explained("goals", Language.SV);
    assertThat(goals.counted())
        .containsExactly(
            "Räknar inga händelser eller insatser. Följer av andra indikatorers siffror, så som de får"
                + " visas.");
    assertThat(goals.sql()).isEmpty();
    assertThat(goals.example())
        .contains(
            "  half-of-each: at-least: 50, form: at-least, from: 2013-01-01,",
            "  self-supporting-after-6-months |       |        | 50.04   | 49.96   | 50\n",
            "                   | T\n",
            "  half-of-each     | not-reached\n",
            "  protected        | hidden\n");
    assertThat(explained("coverage-by-sex", Language.EN).text())
        .contains("indicators: youth-centre-visits-by-sex,", "  publishable   | 38")
        .doesNotContain("\n\n\n");
  }

  /** "Died, moved and transferred: each indicator says whether they are in." */
  @Test
  void everyIndicatorOfExitsSaysWhetherTheDeadAndMovedAndTransferredAreIn() {
    List<IndicatorDefinition> ofExits =
        CATALOG.definitions().stream()
            .filter(one -> one.from().contains("sus"))
            .filter(one -> one.among().contains(new Condition("end", new Requirement.InPeriod())))
            .toList();
    assertThat(ofExits).hasSizeGreaterThan(6);
    for (IndicatorDefinition definition : ofExits) {
      boolean leftOut =
          definition.among().stream().anyMatch(one -> one.field().equals("exit-reason"));
      assertThat(definition.means().in(Language.SV))
          .as(definition.id())
          .containsPattern(leftOut ? "är inte med|inte heller" : "är med")
          .contains("avlidit, flyttat eller gått över");
      assertThat(definition.means().in(Language.EN))
          .as(definition.id())
          .contains(leftOut ? "left out" : "are included")
          .contains("died, moved or were transferred");
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyIndicatorIsExplainedInWholeSentences(Language language) {
    for (IndicatorDefinition definition : CATALOG.definitions()) {
      Explanation explanation = explained(definition, language);
      assertThat(explanation.counted()).as(definition.id()).isNotEmpty();
      assertThat(explanation.counted())
          .as(definition.id())
          .allMatch(line -> line.endsWith(".") || line.endsWith(":"))
          .noneMatch(line -> line.contains("null") || line.contains("%"));
      assertThat(explanation.example()).as(definition.id()).isNotEmpty();
      assertThat(explanation.sql().isEmpty()).isEqualTo(definition.isAboutIndicators());
      assertThat(Stream.of(explanation.name(), explanation.means(), explanation.meansOtherwise()))
          .as(definition.id())
          .allSatisfy(text -> assertThat(explanation.text()).contains(text));
    }
  }
}
