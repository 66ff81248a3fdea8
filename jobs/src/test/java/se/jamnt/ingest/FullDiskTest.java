package se.jamnt.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.database.Role;
import se.jamnt.database.TestDatabase;

/** A disk that fills while files are taken loses nothing: with more room, the next run goes on. */
class FullDiskTest {

  private static final long SEED = Long.getLong("jamnt.seed", 20131031);
  private static final int FILLS = Integer.getInteger("jamnt.fills", 3);

  /**
   * Mounts a disk of its own, which nobody else sees, and makes it full: after the database has
   * been made there, it is given only so many kilobytes more, and at last enough.
   */
  private static final String SCRIPT =
      """
      set -eu
      home=$1 told=$2; shift 2
      mount -t tmpfs -o size=2g none "$home/data"
      cp -a "$home/prepared/." "$home/data"
      mv "$home/inbox" "$home/later"; mkdir "$home/inbox"
      "$NIGHT_JAVA" -XX:TieredStopAtLevel=1 -cp "$NIGHT_CLASSES" "$NIGHT" "$home"
      rmdir "$home/inbox"; mv "$home/later" "$home/inbox"
      for room in "$@"; do
        used=$(df -k --output=used "$home/data" | tail -1)
        mount -o remount,size=$((used + room))k "$home/data"
        if "$NIGHT_JAVA" -XX:TieredStopAtLevel=1 -cp "$NIGHT_CLASSES" "$NIGHT" "$home"
        then echo "room for $room k was enough"; else echo "room for $room k was not enough"; fi
      done
      mount -o remount,size=2g "$home/data"
      "$NIGHT_JAVA" -XX:TieredStopAtLevel=1 -cp "$NIGHT_CLASSES" "$NIGHT" "$home" "$told"
      """;

  private final Path root;

  FullDiskTest(@TempDir Path root) {
    this.root = root;
  }

  @Test
  void aDiskThatFillsAtAnyMoment() throws Exception {
    assumeADiskCanBeMade();
    Workplace place = new Workplace(root);
    ThreeExports.into(place.inbox);
    OneNight.take(root, place.database.as(Role.LOADER));
    List<String> expected = ThreeExports.remembered(place.database.asOwner(), root);
    place.empty();

    Path prepared = root.resolve("prepared");
    TestDatabase.lendDatabaseTo(prepared.resolve("database"));
    Files.copy(root.resolve("data/identity.key"), prepared.resolve("identity.key"));
    Path told = root.resolve("told");
    List<String> rooms = new ArrayList<>(List.of("100"));
    Random random = new Random(SEED);
    for (int i = 1; i < FILLS; i++) {
      rooms.add(Integer.toString(random.nextInt(3000)));
    }
    List<String> arguments = new ArrayList<>(List.of(root.toString(), told.toString()));
    arguments.addAll(rooms);

    String said = inMountsOfItsOwn(SCRIPT, arguments);
    assertThat(said)
        .as("seed %d", SEED)
        .contains("room for 100 k was not enough")
        .contains("No space left on device");
    assertThat(Files.readAllLines(told)).as("seed %d\n%s", SEED, said).isEqualTo(lines(expected));
  }

  /** As a file of lines gives them back. */
  private static List<String> lines(List<String> texts) {
    return texts.stream().flatMap(String::lines).toList();
  }

  /** Without the right to mount there is no disk that could be filled. */
  private static void assumeADiskCanBeMade() throws IOException, InterruptedException {
    Process probe = unshared("mount -t tmpfs none /mnt", List.of()).start();
    String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Assumptions.assumeTrue(
        probe.waitFor() == 0, () -> "SKIPPED: no disk can be mounted here to be filled: " + said);
  }

  private static String inMountsOfItsOwn(String script, List<String> arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = unshared(script, arguments);
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    builder.environment().put("NIGHT_JAVA", java.toString());
    builder.environment().put("NIGHT_CLASSES", System.getProperty("java.class.path"));
    builder.environment().put("NIGHT", OneNight.class.getName());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static ProcessBuilder unshared(String script, List<String> arguments) {
    List<String> command =
        new ArrayList<>(List.of("unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh"));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectErrorStream(true);
  }
}
