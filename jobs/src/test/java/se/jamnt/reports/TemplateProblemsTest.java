package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.sf.jasperreports.compilers.ReportClassFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.configuration.ConfigurationException;

class TemplateProblemsTest {

  private final Path home;

  TemplateProblemsTest(@TempDir Path home) throws IOException {
    this.home = home;
    Path from = Drawn.HOME.resolve("templates");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path to = home.resolve("templates").resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
  }

  @Test
  void codeInATemplateIsRefused() throws IOException {
    replace("report.jrxml", "$P{publisher}", "$P{publisher} + System.getenv()");
    assertProblem("templates/report.jrxml line \\d+: .*\\$F\\{text}.*System.getenv.*");
  }

  @Test
  void anUnknownTagIsNamed() throws IOException {
    replace("report.jrxml", "value=\"h2\"", "value=\"h7\"");
    assertProblem("templates/report.jrxml line \\d+, se.jamnt.tag: .*h1, h2.*\"h7\"");
  }

  @Test
  void anUnknownFieldIsNamed() throws IOException {
    replace("report.jrxml", "$F{name}", "$F{naem}");
    assertProblem("templates/report.jrxml.*naem.*");
  }

  @Test
  void brokenXmlIsFoundWithItsLine() throws IOException {
    replace("table.jrxml", "<detail>", "<detial>");
    assertProblem("templates/table.jrxml line \\d+.*detial.*");
  }

  @Test
  void aTableWithoutCellForNumbersIsFound() throws IOException {
    replace("table.jrxml", "value=\"number\"", "value=\"digits\"");
    assertProblem("templates/table.jrxml, se.jamnt.column: .*\"number\".*");
  }

  @Test
  void aMissingStyleIsNamed() throws IOException {
    replace("styles.jrtx", "name=\"ChartMen\"", "name=\"ChartMan\"");
    assertProblem("templates/styles.jrtx: expected a style \"ChartMen\", found none");
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Files.delete(home.resolve("templates/messages_sv.properties"));
    assertProblem("templates/messages_sv.properties: .*");
    Files.delete(home.resolve("templates/fonts/OpenSans-Bold.ttf"));
    assertProblem("templates/fonts/OpenSans-Bold.ttf: .*");
  }

  @Test
  void aCompiledTemplateIsNeverLoaded() throws IOException {
    byte[] before = PdfRenderer.compile(home).render(SampleReports.brief());
    for (String name : List.of("report.jasper", "table.jasper")) {
      Files.writeString(home.resolve("templates").resolve(name), "not what JasperReports wrote");
    }
    assertThat(PdfRenderer.compile(home).render(SampleReports.brief())).isEqualTo(before);
    Files.delete(home.resolve("templates/report.jrxml"));
    assertProblem("templates/report.jrxml: expected a readable file.*");
  }

  @Test
  void templatesReachNoClassesBesideTheirOwn() {
    ReportClassFilter filter = new ReportClassFilter(TemplateContext.of(home.resolve("templates")));
    assertThat(filter.isFilteringEnabled()).isTrue();
    assertThat(filter.isClassVisible("java.lang.String")).isTrue();
    assertThat(filter.isClassVisible("java.lang.ProcessBuilder")).isFalse();
    assertThat(filter.isClassVisible("se.jamnt.database.Role")).isFalse();
  }

  @Test
  void aChangedStyleChangesThePages() throws IOException {
    byte[] before = PdfRenderer.compile(home).render(SampleReports.brief());
    replace("styles.jrtx", "fontSize=\"25\"", "fontSize=\"30\"");
    assertThat(PdfRenderer.compile(home).render(SampleReports.brief())).isNotEqualTo(before);
  }

  private void replace(String file, String from, String to) throws IOException {
    Path path = home.resolve("templates").resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }

  private void assertProblem(String pattern) {
    assertThatThrownBy(() -> PdfRenderer.compile(home))
        .isInstanceOf(ConfigurationException.class)
        .message()
        .matches("(?s)" + pattern);
  }
}
