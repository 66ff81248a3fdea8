package se.jamnt.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The processes that a killed run left behind: its server keeps running, and so may initdb. */
final class LeftOver {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private LeftOver() {}

  /**
   * Stops a server that still works on the folder, then ends whatever else runs from it. The caller
   * holds the folder's lock, so all of it is left over.
   */
  static void end(EmbeddedFolder folder, PostgresPrograms programs) throws IOException {
    Optional<EmbeddedFolder.Postmaster> noted = folder.postmaster();
    if (noted.isPresent()) {
      long id = noted.get().process();
      Optional<ProcessHandle> alive = ProcessHandle.of(id);
      if (alive.isPresent() && runsFrom(folder.path(), alive.get())) {
        programs.run("pg_ctl", EmbeddedServer.stopArguments(folder));
      } else if (alive.isPresent()) {
        // the id has gone to a stranger, whom PostgreSQL would take for its own server
        Files.deleteIfExists(folder.cluster().resolve("postmaster.pid"));
      }
    }
    Instant giveUp = Instant.now().plus(PATIENCE);
    for (List<ProcessHandle> left = runningFrom(folder.path());
        !left.isEmpty();
        left = runningFrom(folder.path())) {
      if (Instant.now().isAfter(giveUp)) {
        throw new DatabaseException(
            DatabaseException.Kind.FAILURE,
            folder.path()
                + ": processes of an earlier run do not end: "
                + left.stream().map(ProcessHandle::pid).toList()
                + ". End them, then run again.");
      }
      left.forEach(ProcessHandle::destroyForcibly);
      Pause.of(PAUSE);
    }
  }

  private static List<ProcessHandle> runningFrom(Path folder) {
    return ProcessHandle.allProcesses().filter(process -> runsFrom(folder, process)).toList();
  }

  /** By the program's own place: a server's children change their command lines. */
  private static boolean runsFrom(Path folder, ProcessHandle process) {
    String programs = PostgresPrograms.placeIn(folder);
    ProcessHandle.Info info = process.info();
    return info.command().map(command -> command.startsWith(programs)).orElse(false)
        || info.arguments()
            .map(given -> Arrays.stream(given).anyMatch(word -> word.contains(programs)))
            .orElse(false);
  }
}
