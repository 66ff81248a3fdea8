package se.jamnt.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The ready-made units, as far as they can be looked at without the daemons that read them. */
class OperationsFilesTest {

  private static final Path ROOT =
      Path.of(System.getProperty("jamnt.root", "..")).toAbsolutePath().normalize();
  private static final Path FILES = ROOT.resolve("docs/operations");

  @Test
  void systemdFindsNothingWrongWithItsUnits(@TempDir Path folder) throws Exception {
    assumeTrue(
        Files.exists(Path.of("/usr/bin/systemd-analyze")), "systemd-analyze is not installed");
    for (String unit :
        List.of("jamnt-nightly.service", "jamnt-nightly.timer", "jamnt-schedule.service")) {
      // the launcher is where this project is, and its user is one that every machine has
      String text =
          Files.readString(FILES.resolve(unit))
              .replace("/opt/jamnt", ROOT.toString())
              .replace("User=jamnt", "User=root");
      Files.writeString(folder.resolve(unit), text);
    }
    Process process =
        new ProcessBuilder(
                "/usr/bin/systemd-analyze",
                "verify",
                folder.resolve("jamnt-nightly.service").toString(),
                folder.resolve("jamnt-nightly.timer").toString(),
                folder.resolve("jamnt-schedule.service").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    assertThat(said.lines().filter(line -> line.contains("jamnt-"))).isEmpty();
  }

  @Test
  void theTimersAvoidTheHourThatClocksSkipOrKnowTheirTimeZone() throws IOException {
    assertThat(Files.readString(FILES.resolve("jamnt-nightly.timer")))
        .contains("Europe/Stockholm", "Persistent=true");
    assertThat(Files.readString(FILES.resolve("crontab")))
        .containsPattern("(?m)^15 4 \\* \\* \\* ");
    Map<String, Map<String, Object>> job = yaml("cronjob.yaml");
    assertThat(job.get("spec"))
        .containsEntry("timeZone", "Europe/Stockholm")
        .containsEntry("schedule", "15 4 * * *")
        .containsEntry("concurrencyPolicy", "Forbid");
  }

  private static Map<String, Map<String, Object>> yaml(String file) throws IOException {
    return new Yaml().load(Files.readString(FILES.resolve(file)));
  }
}
