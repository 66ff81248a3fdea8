package se.jamnt;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import se.jamnt.architecture.planted.ingest.ReadsAnIndicator;
import se.jamnt.disclosure.ProtectedTable;

/** The packages and their direction; the contract says what may know what. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("se.jamnt");

  /** Each package with the packages of ours that it may know. */
  private static final Map<String, List<String>> MAY_KNOW =
      new TreeMap<>(
          Map.of(
              "model", List.of(),
              "configuration", List.of("model"),
              "database", List.of("configuration", "model"),
              "ingest", List.of("configuration", "model"),
              "indicators", List.of("configuration", "model"),
              "disclosure", List.of("indicators", "configuration", "model"),
              "reports", List.of("disclosure", "indicators", "configuration", "model"),
              "publish", List.of("reports", "disclosure", "indicators", "configuration", "model"),
              "operations", List.of("configuration", "model")));

  @Test
  void everyPackageKnowsOnlyThoseBelowIt() {
    MAY_KNOW.forEach((name, known) -> direction(name, known, "se.jamnt").check(CLASSES));
  }

  @Test
  void noPackagesKnowEachOther() {
    slices().matching("se.jamnt.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyThePipelineAndTheCommandsKnowEverything() {
    noClasses()
        .that()
        .resideOutsideOfPackages("se.jamnt.cli..", "se.jamnt.pipeline..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("se.jamnt.cli..", "se.jamnt.pipeline..")
        .check(CLASSES);
  }

  @Test
  void onlyDisclosureCanMakeAProtectedTable() {
    assertThat(ProtectedTable.class.getConstructors()).isEmpty();
    assertThat(CLASSES.get(ProtectedTable.class).getConstructors())
        .noneMatch(constructor -> constructor.getModifiers().contains(JavaModifier.PUBLIC));
  }

  @Test
  void reportsAndFilesNeverSeeAnUnprotectedFigure() {
    noClasses()
        .that()
        .resideInAnyPackage("se.jamnt.reports..", "se.jamnt.publish..")
        .should()
        .dependOnClassesThat()
        .haveSimpleNameStartingWith("Aggregate")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("se.jamnt.indicators.Figure")
        .check(CLASSES);
  }

  @Test
  void noPackageIsADrawerForEverything() {
    noClasses()
        .should()
        .resideInAnyPackage(
            "..util..", "..common..", "..helper..", "..service..", "..manager..", "..misc..")
        .check(CLASSES);
  }

  @Test
  void aPlantedViolationIsFound() {
    JavaClasses planted = new ClassFileImporter().importPackagesOf(ReadsAnIndicator.class);
    ArchRule rule =
        direction("ingest", List.of("configuration", "model"), "se.jamnt.architecture.planted");
    assertThatThrownBy(() -> rule.check(planted))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("ReadsAnIndicator");
  }

  private static ArchRule direction(String name, List<String> known, String root) {
    String[] forbidden =
        MAY_KNOW.keySet().stream()
            .filter(other -> !other.equals(name) && !known.contains(other))
            .map(other -> "se.jamnt." + other + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(root + "." + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden);
  }
}
