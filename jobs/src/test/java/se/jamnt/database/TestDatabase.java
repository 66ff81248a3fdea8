package se.jamnt.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import se.jamnt.FolderCopy;
import se.jamnt.configuration.Home;

/**
 * A migrated, empty database of its own for a test, on the one PostgreSQL server that all tests of
 * a JVM share.
 *
 * <pre>{@code
 * try (TestDatabase database = TestDatabase.create()) {
 *   loader.load(database.as(Role.LOADER));
 * }
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {

  private static final String TEMPLATE = "migrated";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final DatabaseAddress address;
  private @Nullable Database opened;

  private TestDatabase(DatabaseAddress address) {
    this.address = address;
  }

  /** A fresh database; it is dropped on closing. */
  public static TestDatabase create() {
    String name = "test_" + NUMBER.incrementAndGet();
    SharedServer.INSTANCE.execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
    return new TestDatabase(SharedServer.INSTANCE.address(name));
  }

  /**
   * Keeps a copy of it as it stands, for {@link #becomes}. No run may be going on in it.
   *
   * @return the copy's name
   */
  public String kept() {
    String kept = "kept_" + NUMBER.incrementAndGet();
    SharedServer.INSTANCE.execute("CREATE DATABASE " + kept + " TEMPLATE " + name());
    return kept;
  }

  /**
   * Makes it what another was when a copy was kept.
   *
   * @param kept the copy's name
   */
  public void becomes(String kept) {
    SharedServer.INSTANCE.execute("DROP DATABASE " + name());
    SharedServer.INSTANCE.execute("CREATE DATABASE " + name() + " TEMPLATE " + kept);
  }

  private String name() {
    return address.url().replaceFirst(".*/", "");
  }

  /** What the server that all tests share has logged, in earlier runs too. */
  public static Path serverLog() {
    return SharedServer.INSTANCE.folder.log();
  }

  /** Where the server that all tests share has its own files. */
  public static Path serverFiles() {
    return SharedServer.INSTANCE.folder.cluster();
  }

  /** The variables by which a process, or a {@link Home}, uses this database as its server. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("JAMNT_DB_URL", address.url());
    address.user().ifPresent(user -> environment.put("JAMNT_DB_USER", user));
    address.password().ifPresent(secret -> environment.put("JAMNT_DB_PASSWORD", secret));
    return environment;
  }

  /** The database, opened as a run opens it, which then holds the run's lock. */
  public synchronized Database database() {
    if (opened == null) {
      Home home = new Home(Path.of("target"), environment());
      opened = Database.open(home, Optional.empty(), Optional.empty(), Access.EXCLUSIVE);
    }
    return opened;
  }

  /** Connections that may do what the role may. */
  public DataSource as(Role role) {
    return database().as(role);
  }

  /** Connections of the schemas' owner. */
  public DataSource asOwner() {
    return database().asOwner();
  }

  @Override
  public synchronized void close() {
    if (opened != null) {
      opened.close();
      opened = null;
    }
    SharedServer.INSTANCE.execute("DROP DATABASE IF EXISTS " + name() + " WITH (FORCE)");
  }

  /** Spares a test that makes a home of its own the seconds of unpacking. */
  public static void lendProgramsTo(Path databaseFolder) throws IOException {
    Files.createDirectories(databaseFolder);
    PostgresPrograms.unpack(SharedServer.INSTANCE.folder.path()).lendTo(databaseFolder);
  }

  /**
   * Spares a test whose home has a database of its own also the seconds of making that: it is there
   * and empty, as a first command that finds nothing would leave it.
   *
   * @param databaseFolder as {@link Home#database()} names it
   */
  public static void lendDatabaseTo(Path databaseFolder) throws IOException {
    lendProgramsTo(databaseFolder);
    for (String part : List.of("cluster", "password")) {
      FolderCopy.make(Prepared.FOLDER.resolve(part), databaseFolder.resolve(part));
    }
  }

  /** A database of its own, migrated and stopped. */
  private static final class Prepared {

    private static final Path FOLDER = made();

    private static Path made() {
      try {
        Path home = Files.createTempDirectory("prepared-database");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(home)));
        Path folder = home.resolve("data/database");
        lendProgramsTo(folder);
        Database.open(
                new Home(home, Map.of()), Optional.empty(), Optional.empty(), Access.EXCLUSIVE)
            .close();
        return folder;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void delete(Path home) {
      try {
        FileSystemUtils.deleteRecursively(home);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Its folder stays from one test run to the next, since unpacking and initdb take seconds. */
  private static final class SharedServer {

    private static final int MOST_AT_ONCE = 20;
    private static final SharedServer INSTANCE = new SharedServer();

    private final EmbeddedFolder folder;
    private final FolderLock lock;
    private final DatabaseAddress maintenance;

    private SharedServer() {
      List<EmbeddedFolder> folders =
          IntStream.range(0, MOST_AT_ONCE)
              .mapToObj(n -> Path.of("target", "test-database-" + n).toAbsolutePath())
              .map(EmbeddedFolder::new)
              .toList();
      @Nullable FolderLock taken = null;
      @Nullable EmbeddedFolder free = null;
      for (EmbeddedFolder candidate : folders) {
        taken = FolderLock.tryTake(candidate.lock(), Access.EXCLUSIVE).orElse(null);
        if (taken != null) {
          free = candidate;
          break;
        }
      }
      if (taken == null || free == null) {
        throw new IllegalStateException("All test databases are in use: " + folders);
      }
      lock = taken;
      folder = free;
      maintenance = EmbeddedServer.start(folder).address();
      dropLeftOvers();
      execute("CREATE DATABASE " + TEMPLATE);
      Home home = new Home(Path.of("target"), new TestDatabase(address(TEMPLATE)).environment());
      Database.open(home, Optional.empty(), Optional.empty(), Access.EXCLUSIVE).close();
    }

    private void dropLeftOvers() {
      List<String> names = new java.util.ArrayList<>();
      try (Connection connection = maintenance.connect();
          Statement statement = connection.createStatement();
          var rows =
              statement.executeQuery(
                  "SELECT datname FROM pg_database WHERE datname ~ '^((test|kept)_[0-9]+|migrated)$'")) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      } catch (SQLException failure) {
        throw new IllegalStateException(failure);
      }
      names.forEach(name -> execute("DROP DATABASE " + name + " WITH (FORCE)"));
    }

    private DatabaseAddress address(String database) {
      lock.requireHeld();
      return new DatabaseAddress(
          maintenance.url().replaceFirst("/[^/]*$", "/" + database),
          maintenance.user(),
          maintenance.password());
    }

    private synchronized void execute(String sql) {
      try (Connection connection = maintenance.connect();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException failure) {
        throw new IllegalStateException(sql, failure);
      }
    }
  }
}
