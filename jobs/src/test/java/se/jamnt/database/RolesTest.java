package se.jamnt.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesTest {

  private static TestDatabase database = TestDatabase.create();

  @BeforeAll
  static void createATableInEachSchemaAfterTheGrants() throws SQLException {
    try (Connection owner = database.asOwner().getConnection();
        Statement statement = owner.createStatement()) {
      for (String schema : new String[] {"facts", "results", "published"}) {
        statement.execute(
            "CREATE TABLE " + schema + ".probe (id bigint GENERATED ALWAYS AS IDENTITY, v int)");
        statement.execute("INSERT INTO " + schema + ".probe (v) VALUES (7)");
      }
    }
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    "LOADER,    facts,     reads and writes",
    "LOADER,    results,   nothing",
    "LOADER,    published, nothing",
    "COMPUTER,  facts,     reads",
    "COMPUTER,  results,   reads and writes",
    "COMPUTER,  published, reads and writes",
    "RENDERER,  facts,     nothing",
    "RENDERER,  results,   nothing",
    "RENDERER,  published, reads and writes",
    "EVALUATOR, facts,     reads",
    "EVALUATOR, results,   reads",
    "EVALUATOR, published, reads",
  })
  void aRoleMayDoOnlyThis(Role role, String schema, String allowed) throws SQLException {
    assertThat(may(role, "SELECT v FROM " + schema + ".probe"))
        .isEqualTo(!allowed.equals("nothing"));
    boolean writes = allowed.equals("reads and writes");
    assertThat(may(role, "INSERT INTO " + schema + ".probe (v) VALUES (1)")).isEqualTo(writes);
    assertThat(may(role, "UPDATE " + schema + ".probe SET v = 2")).isEqualTo(writes);
    assertThat(may(role, "DELETE FROM " + schema + ".probe WHERE v = 3")).isEqualTo(writes);
    assertThat(may(role, "CREATE TABLE " + schema + ".mine (v int)")).isFalse();
  }

  @Test
  void noRoleTouchesWhatRan() throws SQLException {
    for (Role role : Role.values()) {
      assertThat(may(role, "SELECT * FROM batch.BATCH_JOB_INSTANCE")).isFalse();
    }
  }

  @Test
  void theOwnerHasSpringBatchTablesAndSequences() throws SQLException {
    try (Connection owner = database.asOwner().getConnection();
        Statement statement = owner.createStatement();
        ResultSet next =
            statement.executeQuery(
                "SELECT nextval('batch.BATCH_JOB_EXECUTION_SEQ'), count(*)"
                    + " FROM batch.BATCH_STEP_EXECUTION_CONTEXT")) {
      assertThat(next.next()).isTrue();
      assertThat(next.getLong(1)).isEqualTo(1);
      assertThat(next.getLong(2)).isZero();
    }
  }

  @Test
  void aRoleCanNotTakeOnAnother() throws SQLException {
    try (Connection renderer = database.as(Role.RENDERER).getConnection();
        Statement statement = renderer.createStatement();
        ResultSet user = statement.executeQuery("SELECT current_user")) {
      assertThat(user.next()).isTrue();
      assertThat(user.getString(1)).isEqualTo("jamnt_renderer");
    }
    assertThatThrownBy(() -> SqlPermission.attempt(database.as(Role.RENDERER), "CREATE ROLE more"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  private static boolean may(Role role, String sql) throws SQLException {
    return SqlPermission.allows(database.as(role), sql);
  }
}
