package se.jamnt.database;

import static se.jamnt.database.DatabaseException.Kind.SETTINGS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The folder of the embedded database. {@code cluster/} appears in it whole or not at all, so that
 * whatever exists under that name is data and is never deleted.
 *
 * @param path absolute, normally {@code data/database}
 */
record EmbeddedFolder(Path path) {

  static final String USER = "jamnt";
  static final String DATABASE = "jamnt";

  private static final String UNFINISHED = "unfinished-";
  private static final int PASSWORD_BYTES = 24;
  private static final int PORT_LINE = 3;

  /**
   * What a running server says about itself.
   *
   * @param process its id
   * @param port on the loopback address
   */
  record Postmaster(long process, int port) {}

  Path cluster() {
    return path.resolve("cluster");
  }

  /** The lock lies beside the folder, so that it exists before anything of it. */
  Path lock() {
    return path.resolveSibling(path.getFileName() + ".lock");
  }

  /** Held by the process that keeps the server running also while no run does. */
  Path keeperLock() {
    return path.resolveSibling(path.getFileName() + ".keeper.lock");
  }

  Path log() {
    return path.resolve("server.log");
  }

  private Path passwordFile() {
    return path.resolve("password");
  }

  /** The superuser's password, made at the first use and readable by the owner only. */
  private void ensurePassword() throws IOException {
    if (Files.exists(passwordFile())) {
      return;
    }
    byte[] secret = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(secret);
    Path unfinished =
        Files.createTempFile(
            path,
            UNFINISHED + "password-",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(unfinished, HexFormat.of().formatHex(secret));
    Files.move(unfinished, passwordFile(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The address of this folder's server when it listens on a port. */
  DatabaseAddress address(int port, String database) {
    try {
      return new DatabaseAddress(
          "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
          Optional.of(USER),
          Optional.of(Files.readString(passwordFile()).strip()));
    } catch (IOException failure) {
      throw FolderFailure.explain(passwordFile(), failure);
    }
  }

  /** Makes the folder, shuts it to other users, and follows links to where it really is. */
  EmbeddedFolder prepared() throws IOException {
    Folders.createPrivate(path);
    return new EmbeddedFolder(path.toRealPath());
  }

  /** Deletes what killed runs left half-made; none of their processes is left. */
  void deleteUnfinished() throws IOException {
    Folders.deleteEntries(path, name -> name.startsWith(UNFINISHED));
  }

  /**
   * Makes the cluster if there is none.
   *
   * @throws DatabaseException if there is one of another major version
   */
  void ensureCluster(PostgresPrograms programs) throws IOException {
    if (Files.exists(cluster())) {
      requireVersion();
      return;
    }
    ensurePassword();
    Path unfinished = Files.createTempDirectory(path, UNFINISHED + "cluster-");
    PostgresPrograms.Outcome outcome =
        programs.run(
            "initdb",
            List.of(
                "--pgdata=" + unfinished,
                "--username=" + USER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                // slows down guessing a password; nobody guesses this one, and every connection
                // of a night would be slow
                "--set=scram_iterations=1",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                // the same order as the C library's, compared byte by byte and so far faster
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums"));
    if (outcome.exitCode() != 0) {
      throw new DatabaseException(
          DatabaseException.Kind.FAILURE,
          path + ": PostgreSQL could not make its folder: " + outcome.output().strip());
    }
    Files.move(unfinished, cluster(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void requireVersion() throws IOException {
    Path file = cluster().resolve("PG_VERSION");
    String found = Files.exists(file) ? Files.readString(file).strip() : "none (no PG_VERSION)";
    if (!found.equals(PostgresPrograms.MAJOR_VERSION)) {
      throw new DatabaseException(
          SETTINGS,
          path
              + ": expected data of PostgreSQL "
              + PostgresPrograms.MAJOR_VERSION
              + ", found version "
              + found
              + ". Nothing was changed. Use the version of Jämnt that wrote it, or move its data"
              + " over with pg_dump and pg_restore.");
    }
  }

  /** The server that noted itself in the cluster; it need not be alive. */
  Optional<Postmaster> postmaster() throws IOException {
    Path file = cluster().resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() <= PORT_LINE || !lines.get(0).strip().matches("\\d{1,10}")) {
      return Optional.empty();
    }
    return Optional.of(
        new Postmaster(
            Long.parseLong(lines.get(0).strip()), Integer.parseInt(lines.get(PORT_LINE).strip())));
  }
}
