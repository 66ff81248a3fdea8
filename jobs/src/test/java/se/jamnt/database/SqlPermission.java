package se.jamnt.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Tries statements without keeping what they do. */
final class SqlPermission {

  private static final String DENIED = "42501";

  private SqlPermission() {}

  /** Whether PostgreSQL lets the statement through; other failures are failures of the test. */
  static boolean allows(DataSource source, String sql) throws SQLException {
    try {
      attempt(source, sql);
      return true;
    } catch (SQLException failure) {
      if (DENIED.equals(failure.getSQLState())) {
        return false;
      }
      throw failure;
    }
  }

  static void attempt(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try {
        statement.execute(sql);
      } finally {
        connection.rollback();
      }
    }
  }
}
