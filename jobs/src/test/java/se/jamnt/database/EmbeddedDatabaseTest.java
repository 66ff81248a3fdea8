package se.jamnt.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.configuration.Home;

@TestMethodOrder(MethodOrderer.MethodName.class)
class EmbeddedDatabaseTest {

  private static Home home = new Home(Path.of("unset"), Map.of());

  @BeforeAll
  static void makeAHomeWithOneFact(@TempDir Path root) throws SQLException {
    home = new Home(root.resolve("a home with spaces"), Map.of());
    try (Database database = open(Access.EXCLUSIVE)) {
      Sql.run(database.asOwner(), "CREATE TABLE facts.probe (v text)");
      Sql.run(database.as(Role.LOADER), "INSERT INTO facts.probe VALUES ('kept')");
    }
  }

  private static Database open(Access access) {
    return Database.open(home, Optional.empty(), Optional.empty(), access);
  }

  private static EmbeddedFolder folder() {
    return new EmbeddedFolder(home.database());
  }

  private static List<String> facts(Database database) throws SQLException {
    return Sql.column(database.as(Role.EVALUATOR), "SELECT v FROM facts.probe ORDER BY v");
  }

  @Test
  void dataSurviveARestart() throws SQLException {
    try (Database database = open(Access.EXCLUSIVE)) {
      assertThat(facts(database)).containsExactly("kept");
    }
  }

  @Test
  void whatIsCommittedIsOnDisk() throws SQLException {
    try (Database database = open(Access.EXCLUSIVE)) {
      for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        assertThat(Sql.column(database.asOwner(), "SHOW " + setting)).containsExactly("on");
      }
      assertThat(Sql.column(database.asOwner(), "SHOW data_checksums")).containsExactly("on");
    }
  }

  @Test
  void otherUsersOfTheMachineStayOutside() throws SQLException, IOException {
    try (Database database = open(Access.EXCLUSIVE)) {
      assertThat(Sql.column(database.asOwner(), "SHOW unix_socket_directories"))
          .containsExactly("");
      assertThat(Sql.column(database.asOwner(), "SHOW listen_addresses"))
          .containsExactly("127.0.0.1");
      assertThat(
              Sql.column(database.asOwner(), "SELECT DISTINCT auth_method FROM pg_hba_file_rules"))
          .containsExactly("scram-sha-256");
      int port = folder().postmaster().orElseThrow().port();
      DatabaseAddress known = folder().address(port, EmbeddedFolder.DATABASE);
      for (Optional<String> password : List.of(Optional.of("guess"), Optional.<String>empty())) {
        DatabaseAddress guessing = new DatabaseAddress(known.url(), known.user(), password);
        assertThatThrownBy(guessing::connect)
            .isInstanceOfSatisfying(
                SQLException.class,
                refused -> assertThat(refused.getSQLState()).isIn("28P01", "08004"));
      }
    }
    assertThat(mode(home.database())).isEqualTo("rwx------");
    assertThat(mode(folder().cluster())).isEqualTo("rwx------");
    assertThat(mode(home.database().resolve("password"))).isEqualTo("rw-------");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  /** It is random and long: thousands of rounds would slow down connections and no guess. */
  @Test
  void thePasswordIsCheckedInOneRound() throws SQLException {
    try (Database database = open(Access.EXCLUSIVE)) {
      assertThat(
              Sql.column(
                  database.asOwner(),
                  "SELECT split_part(rolpassword, ':', 1) FROM pg_authid WHERE rolname = 'jamnt'"))
          .containsExactly("SCRAM-SHA-256$1");
    }
  }

  @Test
  void swedishNamesSortAsInSwedish() throws SQLException {
    try (Database database = open(Access.READ_ONLY)) {
      assertThat(
              Sql.column(
                  database.as(Role.EVALUATOR),
                  "SELECT v FROM unnest(ARRAY['Öre','Ål','Ära','Zon']) v"
                      + " ORDER BY v COLLATE \"sv-SE-x-icu\""))
          .containsExactly("Zon", "Ål", "Ära", "Öre");
    }
  }

  @Test
  void aSecondRunIsTurnedAwayAndAReaderIsLetIn() throws SQLException {
    try (Database run = open(Access.EXCLUSIVE)) {
      run.requireLock();
      assertThatThrownBy(() -> open(Access.EXCLUSIVE).close())
          .isInstanceOf(RunLockedException.class)
          .hasMessageContaining("database.lock (process " + ProcessHandle.current().pid() + ")");
      try (Database reader = open(Access.READ_ONLY)) {
        assertThat(facts(reader)).containsExactly("kept");
      }
      run.requireLock();
      assertThat(facts(run)).containsExactly("kept");
    }
  }

  @Test
  void aReaderCanNotWrite() throws SQLException {
    try (Database reader = open(Access.READ_ONLY)) {
      assertThatThrownBy(
              () -> Sql.run(reader.as(Role.LOADER), "INSERT INTO facts.probe VALUES ('no')"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("read-only transaction");
    }
  }

  @Test
  void aStrangerWithTheOldServersProcessIdIsLeftAlone() throws IOException, SQLException {
    Path note = folder().cluster().resolve("postmaster.pid");
    Files.writeString(note, ProcessHandle.current().pid() + "\n/elsewhere\n0\n1\n\n\n\n");
    try (Database database = open(Access.EXCLUSIVE)) {
      assertThat(facts(database)).containsExactly("kept");
    }
  }

  @Test
  void aFolderOfAnotherMajorVersionIsNamedAndLeftAsItIs() throws IOException, SQLException {
    Path version = folder().cluster().resolve("PG_VERSION");
    Files.writeString(version, "16\n");
    assertThatThrownBy(() -> open(Access.EXCLUSIVE).close())
        .isInstanceOfSatisfying(
            DatabaseException.class,
            refused -> assertThat(refused.kind()).isEqualTo(DatabaseException.Kind.SETTINGS))
        .hasMessageContaining("expected data of PostgreSQL 17, found version 16");
    Files.writeString(version, "17\n");
    try (Database database = open(Access.EXCLUSIVE)) {
      assertThat(facts(database)).containsExactly("kept");
    }
  }

  @Test
  void aFolderThatIsAFileIsNamed(@TempDir Path other) throws IOException {
    Files.createDirectories(other.resolve("data"));
    Files.writeString(other.resolve("data/database"), "not a folder");
    assertThatThrownBy(
            () ->
                Database.open(
                        new Home(other, Map.of()),
                        Optional.empty(),
                        Optional.empty(),
                        Access.EXCLUSIVE)
                    .close())
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("data/database: expected a folder, found a file");
  }

  @Test
  void nothingRunsAfterwards() throws IOException {
    open(Access.EXCLUSIVE).close();
    assertThat(folder().postmaster()).isEmpty();
  }

  @Test
  void connectionsAreThoseOfTheRole() throws SQLException {
    try (Database database = open(Access.EXCLUSIVE);
        Connection connection = database.as(Role.RENDERER).getConnection()) {
      assertThat(connection.getMetaData().getUserName()).isEqualTo(EmbeddedFolder.USER);
      assertThat(Sql.column(database.as(Role.RENDERER), "SELECT current_user"))
          .containsExactly("jamnt_renderer");
    }
  }
}
