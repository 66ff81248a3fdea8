package se.jamnt.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.configuration.Home;

/** Against a server of its own, as a user who is no superuser. */
class ServerByUrlTest {

  private static final String PASSWORD = "of the town";
  private static final List<AutoCloseable> STARTED = new ArrayList<>();
  private static DatabaseAddress administrator =
      new DatabaseAddress("unset", Optional.empty(), Optional.empty());

  @BeforeAll
  static void startAServer(@TempDir Path root) throws IOException {
    EmbeddedFolder folder = new EmbeddedFolder(root.resolve("server"));
    TestDatabase.lendProgramsTo(folder.path());
    EmbeddedServer server = EmbeddedServer.start(folder);
    STARTED.add(server);
    administrator = server.address();
  }

  @AfterAll
  static void stopTheServer() throws Exception {
    for (AutoCloseable started : STARTED) {
      started.close();
    }
  }

  @AfterEach
  void dropDatabasesAndRoles() throws SQLException {
    for (String database : columnOf("SELECT datname FROM pg_database WHERE datname ~ '^town'")) {
      administrate("DROP DATABASE " + database + " WITH (FORCE)");
    }
    for (String role : columnOf("SELECT rolname FROM pg_roles WHERE rolname ~ '^(jamnt_|town)'")) {
      administrate("DROP ROLE " + role);
    }
  }

  private static void administrate(String sql) throws SQLException {
    try (Connection connection = administrator.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> columnOf(String sql) throws SQLException {
    try (Pools pools = new Pools(administrator, Access.READ_ONLY)) {
      return Sql.column(pools.pool(Optional.empty()), sql);
    }
  }

  private static Home town(String name, String rights) throws SQLException {
    administrate("CREATE ROLE " + name + " LOGIN " + rights + " PASSWORD '" + PASSWORD + "'");
    administrate("CREATE DATABASE " + name + " OWNER " + name);
    return home(administrator.url().replaceFirst("/[^/]*$", "/" + name), name, PASSWORD);
  }

  private static Home home(String url, String user, String password) {
    return new Home(
        Path.of("target"),
        Map.of("JAMNT_DB_URL", url, "JAMNT_DB_USER", user, "JAMNT_DB_PASSWORD", password));
  }

  private static Database open(Home home, Access access) {
    return Database.open(home, Optional.empty(), Optional.empty(), access);
  }

  @Test
  void aUserWhoMayCreateRolesIsEnough() throws SQLException {
    try (Database database = open(town("town", "CREATEROLE"), Access.EXCLUSIVE)) {
      Sql.run(database.asOwner(), "CREATE TABLE facts.probe (v text)");
      Sql.run(database.as(Role.LOADER), "INSERT INTO facts.probe VALUES ('from a server')");
      assertThat(Sql.column(database.as(Role.COMPUTER), "SELECT v FROM facts.probe"))
          .containsExactly("from a server");
      assertThat(SqlPermission.allows(database.as(Role.RENDERER), "SELECT v FROM facts.probe"))
          .isFalse();
      database.requireLock();
    }
  }

  @Test
  void whoMayNotCreateRolesIsToldWhatTheAdministratorMustRun() throws SQLException {
    Home home = town("town", "NOCREATEROLE");
    List<String> advice = new ArrayList<>();
    assertThatThrownBy(() -> open(home, Access.EXCLUSIVE).close())
        .isInstanceOfSatisfying(
            DatabaseException.class,
            refused -> {
              assertThat(refused.kind()).isEqualTo(DatabaseException.Kind.SETTINGS);
              String.valueOf(refused.getMessage())
                  .lines()
                  .filter(l -> l.endsWith(";"))
                  .forEach(advice::add);
            })
        .hasMessageContaining("The user \"town\" may not make the roles");
    assertThat(advice).hasSize(5);

    for (String sql : advice) {
      administrate(sql);
    }
    try (Database database = open(home, Access.EXCLUSIVE)) {
      assertThat(Sql.column(database.as(Role.EVALUATOR), "SELECT current_user"))
          .containsExactly("jamnt_evaluator");
    }
  }

  @Test
  void severalDatabasesOfOneServerCanBePreparedAtOnce() throws Exception {
    List<Home> homes = new ArrayList<>();
    Home first = town("town", "CREATEROLE");
    homes.add(first);
    for (String another : List.of("town2", "town3", "town4")) {
      administrate("CREATE DATABASE " + another + " OWNER town");
      String url = first.variable("JAMNT_DB_URL").orElseThrow();
      homes.add(home(url.replaceFirst("town$", another), "town", PASSWORD));
    }
    ExecutorService threads = Executors.newFixedThreadPool(homes.size());
    try {
      List<Future<List<String>>> answers = new ArrayList<>();
      for (Home home : homes) {
        answers.add(
            threads.submit(
                () -> {
                  try (Database database = open(home, Access.EXCLUSIVE)) {
                    return Sql.column(database.as(Role.LOADER), "SELECT current_database()");
                  }
                }));
      }
      List<String> prepared = new ArrayList<>();
      for (Future<List<String>> answer : answers) {
        prepared.addAll(answer.get(60, TimeUnit.SECONDS));
      }
      assertThat(prepared).containsExactly("town", "town2", "town3", "town4");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aSecondRunIsTurnedAwayAndAReaderIsLetIn() throws SQLException {
    Home home = town("town", "CREATEROLE");
    try (Database run = open(home, Access.EXCLUSIVE)) {
      assertThatThrownBy(() -> open(home, Access.EXCLUSIVE).close())
          .isInstanceOf(RunLockedException.class)
          .hasMessageContaining("Another run holds the lock of the database at jdbc:postgresql:");
      try (Database reader = open(home, Access.READ_ONLY)) {
        assertThat(Sql.column(reader.as(Role.EVALUATOR), "SELECT 1")).containsExactly("1");
      }
      run.requireLock();
    }
    open(home, Access.EXCLUSIVE).close();
  }

  @Test
  void theLockIsFreeAsSoonAsARunHasEnded() {
    for (int n = 0; n < 200; n++) {
      Optional<SessionLock> lock = SessionLock.tryTake(administrator);
      assertThat(lock).as("after %d runs", n).isPresent();
      lock.orElseThrow().close();
    }
  }

  @Test
  void aRunThatLosesItsLockCanNotWriteOn() throws Exception {
    Home home = town("town", "CREATEROLE");
    CountDownLatch told = new CountDownLatch(1);
    try (Database run = open(home, Access.EXCLUSIVE);
        Connection writing = run.asOwner().getConnection()) {
      run.onLockLost(told::countDown);
      run.requireLock();
      administrate(
          """
          SELECT pg_terminate_backend(pid) FROM pg_locks
          WHERE locktype = 'advisory'
            AND database = (SELECT oid FROM pg_database WHERE datname = 'town')
          """);
      assertThat(told.await(20, TimeUnit.SECONDS)).as("told without asking").isTrue();
      assertThatThrownBy(run::requireLock)
          .isInstanceOf(LockLostException.class)
          .hasMessageContaining("another run may have begun");
      assertThatThrownBy(() -> writing.createStatement().execute("CREATE TABLE facts.late (v int)"))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> run.as(Role.LOADER)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void failuresAreToldInPlainWords() throws Exception {
    Home good = town("town", "CREATEROLE");
    String url = good.variable("JAMNT_DB_URL").orElseThrow();

    assertFailure(
        home(url, "town", "wrong"),
        DatabaseException.Kind.SETTINGS,
        "refuses the user \"town\"",
        "JAMNT_DB_PASSWORD");
    assertFailure(
        home(url.replaceFirst("town$", "nowhere"), "town", PASSWORD),
        DatabaseException.Kind.SETTINGS,
        "There is no such database",
        "nowhere");
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertFailure(
        home("jdbc:postgresql://127.0.0.1:" + free + "/town?password=secret", "town", PASSWORD),
        DatabaseException.Kind.FAILURE,
        "Can't reach the PostgreSQL server at jdbc:postgresql://127.0.0.1:" + free + "/town:",
        "refused");
    assertFailure(
        home("mysql://town:secret@host/town", "town", PASSWORD),
        DatabaseException.Kind.SETTINGS,
        "must look like jdbc:postgresql://host:5432/jamnt",
        "begins with \"mysql:\"");
  }

  private static void assertFailure(Home home, DatabaseException.Kind kind, String... words) {
    assertThatThrownBy(() -> open(home, Access.EXCLUSIVE).close())
        .isInstanceOfSatisfying(
            DatabaseException.class, failure -> assertThat(failure.kind()).isEqualTo(kind))
        .hasMessageContainingAll(words)
        .message()
        .doesNotContain("secret", PASSWORD, "Exception");
  }
}
