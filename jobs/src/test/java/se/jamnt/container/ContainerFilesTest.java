package se.jamnt.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import se.jamnt.cli.Jamnt;
import se.jamnt.container.CronJob.Mount;
import se.jamnt.pipeline.Workshop;

/** The container file and the CronJob say the same; {@code ContainerIT} runs what they say. */
class ContainerFilesTest {

  private static final Path FILES = Workshop.ROOT.resolve("docs/operations");

  @Test
  void theArgumentsAreCommands() throws IOException {
    List<String> commands =
        Stream.of(Jamnt.class.getAnnotation(Command.class).subcommands())
            .map(command -> command.getAnnotation(Command.class).name())
            .toList();
    assertThat(image().command()).first().isIn(commands);
    assertThat(job().arguments()).first().isIn(commands);
  }

  @Test
  void whatTheContainerWritesIsMountedAndNothingElseIsWritable() throws IOException {
    CronJob job = job();
    List<String> writable =
        job.mounts().stream().filter(mount -> !mount.readOnly()).map(Mount::path).toList();
    assertThat(writable).containsAll(image().volumes());
    assertThat(writable)
        .as("the folders that the image's variables name")
        .containsAll(image().environment().values());
    assertThat(job.mounts()).extracting(Mount::path).containsAll(job.environment().values());
    assertThat(job.securityOfContainer())
        .containsEntry("readOnlyRootFilesystem", true)
        .containsEntry("allowPrivilegeEscalation", false);
  }

  @Test
  void theUserIsTheImagesAndKeepsTheKeyToItself() throws IOException {
    String[] user = image().user().split(":", 2);
    assertThat(job().securityOfPod())
        .containsEntry("runAsNonRoot", true)
        .containsEntry("runAsUser", Integer.valueOf(user[0]))
        .containsEntry("runAsGroup", Integer.valueOf(user[1]))
        .containsEntry("fsGroup", Integer.valueOf(user[1]))
        .containsEntry("fsGroupChangePolicy", "OnRootMismatch");
  }

  @Test
  void whatAnotherStartWouldNotChangeIsNotStartedAgain() throws IOException {
    assertThat(job().finalExitCodes()).containsExactly(1, 2);
  }

  @Test
  void noImageIsBuiltWithTheDataOfThisMachine() throws IOException {
    assertThat(Files.readAllLines(Workshop.ROOT.resolve(".dockerignore"))).contains("data");
  }

  @Test
  void aShellAsFirstProcessIsNoticed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("Containerfile");
    Files.writeString(
        file,
        Files.readString(FILES.resolve("Containerfile"))
            .replace("[\"/opt/jamnt/jamnt\"]", "/opt/jamnt/jamnt"));
    assertThatThrownBy(() -> Containerfile.read(file).image().entryPoint())
        .hasMessageContaining("ENTRYPOINT: expected the form that starts no shell");
  }

  private static Containerfile.Stage image() throws IOException {
    return Containerfile.read(FILES.resolve("Containerfile")).image();
  }

  private static CronJob job() throws IOException {
    return CronJob.read(FILES.resolve("cronjob.yaml"));
  }
}
