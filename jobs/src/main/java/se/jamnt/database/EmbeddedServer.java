package se.jamnt.database;

import static se.jamnt.database.DatabaseException.Kind.FAILURE;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The PostgreSQL server that Jämnt starts for itself and stops at its end. */
final class EmbeddedServer implements AutoCloseable {

  /**
   * Durable whatever happens, and reachable from this machine only, with the password. Its log
   * names mistakes without the rows in which they were made: these are about people.
   */
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "password_encryption=scram-sha-256",
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "wal_level=minimal",
          "max_wal_senders=0",
          "max_wal_size=2GB",
          "max_connections=60",
          "shared_buffers=256MB",
          "work_mem=32MB",
          "random_page_cost=1.1", // no disk of today has to turn first
          // statements are many and short: compiling one takes longer than running it
          "jit=off",
          "timezone=UTC",
          "log_timezone=UTC",
          "log_error_verbosity=terse");

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SECONDS = "600";
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final long LOG_LIMIT = 5_000_000;

  private final EmbeddedFolder folder;
  private final PostgresPrograms programs;
  private final DatabaseAddress address;
  private final Thread stopAtExit = new Thread(this::stop, "stop-postgresql");

  private EmbeddedServer(
      EmbeddedFolder folder, PostgresPrograms programs, DatabaseAddress address) {
    this.folder = folder;
    this.programs = programs;
    this.address = address;
  }

  /** Starts the folder's server, after ending what a killed run left; the caller has the lock. */
  static EmbeddedServer start(EmbeddedFolder named) {
    try {
      EmbeddedFolder folder = named.prepared();
      PostgresPrograms programs = PostgresPrograms.unpack(folder.path());
      LeftOver.end(folder, programs);
      folder.deleteUnfinished();
      programs.deleteOthers(folder.path());
      folder.ensureCluster(programs);
      int port = startOnFreePort(folder, programs);
      EmbeddedServer server =
          new EmbeddedServer(folder, programs, folder.address(port, EmbeddedFolder.DATABASE));
      Runtime.getRuntime().addShutdownHook(server.stopAtExit);
      createDatabase(folder.address(port, "postgres"));
      return server;
    } catch (IOException failure) {
      throw FolderFailure.explain(named.path(), failure);
    }
  }

  DatabaseAddress address() {
    return address;
  }

  private static int startOnFreePort(EmbeddedFolder folder, PostgresPrograms programs)
      throws IOException {
    if (Files.exists(folder.log()) && Files.size(folder.log()) > LOG_LIMIT) {
      Files.move(
          folder.log(),
          folder.log().resolveSibling("server.log.old"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Instant giveUp = Instant.now().plus(PATIENCE);
    while (true) {
      int port = freePort();
      long logged = Files.exists(folder.log()) ? Files.size(folder.log()) : 0;
      if (programs.run("pg_ctl", startArguments(folder, port)).exitCode() == 0) {
        return port;
      }
      String said = logAfter(folder.log(), logged);
      // another took the port meanwhile, or a killed server's children are still going
      boolean passing =
          said.contains("Address already in use")
              || said.contains("shared memory block")
              || said.contains("postmaster.pid");
      if (!passing || Instant.now().isAfter(giveUp)) {
        throw new DatabaseException(
            FAILURE,
            folder.path() + ": PostgreSQL does not start. It says: " + fatalLines(said).strip());
      }
      Pause.of(PAUSE);
      LeftOver.end(folder, programs);
    }
  }

  private static List<String> startArguments(EmbeddedFolder folder, int port) {
    String options =
        SETTINGS.stream().map(setting -> "-c '" + setting + "'").collect(Collectors.joining(" "));
    return List.of(
        "start",
        "--wait",
        "--silent",
        "--timeout=" + SECONDS,
        "--pgdata=" + folder.cluster(),
        "--log=" + folder.log(),
        "--options=-p " + port + " " + options);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String logAfter(Path log, long position) throws IOException {
    if (!Files.exists(log)) {
      return "nothing";
    }
    byte[] all = Files.readAllBytes(log);
    int from = (int) Math.min(position, all.length);
    return new String(all, from, all.length - from, StandardCharsets.UTF_8);
  }

  private static String fatalLines(String log) {
    String fatal =
        log.lines()
            .filter(line -> line.contains("FATAL") || line.contains("PANIC"))
            .collect(Collectors.joining("\n"));
    return fatal.isEmpty() ? log : fatal;
  }

  static List<String> stopArguments(EmbeddedFolder folder) {
    return List.of(
        "stop",
        "--wait",
        "--silent",
        "--mode=fast",
        "--timeout=" + SECONDS,
        "--pgdata=" + folder.cluster());
  }

  private static void createDatabase(DatabaseAddress maintenance) {
    try (Connection connection = maintenance.connect();
        PreparedStatement known =
            connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
      known.setString(1, EmbeddedFolder.DATABASE);
      try (ResultSet found = known.executeQuery()) {
        if (!found.next()) {
          try (PreparedStatement create =
              connection.prepareStatement("CREATE DATABASE " + EmbeddedFolder.DATABASE)) {
            create.execute();
          }
        }
      }
    } catch (SQLException failure) {
      throw SqlFailure.explain(maintenance, failure);
    }
  }

  void stop() {
    try {
      PostgresPrograms.Outcome outcome = programs.run("pg_ctl", stopArguments(folder));
      if (outcome.exitCode() != 0 && folder.postmaster().isPresent()) {
        throw new DatabaseException(
            FAILURE, folder.path() + ": PostgreSQL does not stop: " + outcome.output().strip());
      }
    } catch (IOException failure) {
      throw FolderFailure.explain(folder.path(), failure);
    }
  }

  /** The end of this process no longer stops the server; whoever keeps it does. */
  EmbeddedServer stays() {
    Runtime.getRuntime().removeShutdownHook(stopAtExit);
    return this;
  }

  /** Stops the server cleanly; what was committed is on disk. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(stopAtExit);
    } catch (IllegalStateException alreadyShuttingDown) {
      return;
    }
    stop();
  }
}
