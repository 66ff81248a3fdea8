package se.jamnt.database;

import static se.jamnt.database.DatabaseException.Kind.SETTINGS;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema of a database up to date. */
final class Migrations {

  private static final int OLDEST_MAJOR = 15;
  private static final String HISTORY_SCHEMA = "batch";

  private final DatabaseAddress address;
  private final DataSource owner;

  Migrations(DatabaseAddress address, DataSource owner) {
    this.address = address;
    this.owner = owner;
  }

  /**
   * Applies what is missing; the caller holds the lock.
   *
   * @throws DatabaseException if the server is too old or the user lacks a right
   */
  void apply() {
    try (Connection connection = address.connect()) {
      requireVersion(connection);
      requireRoles(connection);
    } catch (SQLException failure) {
      throw SqlFailure.explain(address, failure);
    }
    try {
      flyway().migrate();
    } catch (FlywayException failure) {
      throw explain(failure);
    }
  }

  /** Whether the schema is the one that this version works with. */
  boolean areApplied() {
    try {
      return flyway().info().pending().length == 0;
    } catch (FlywayException failure) {
      throw explain(failure);
    }
  }

  private Flyway flyway() {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(owner)
        .locations("classpath:db/migration")
        .schemas(HISTORY_SCHEMA)
        .createSchemas(true)
        .loggers("slf4j")
        .load();
  }

  private DatabaseException explain(FlywayException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof SQLException)) {
      cause = cause.getCause();
    }
    return cause instanceof SQLException said
        ? SqlFailure.explain(address, said)
        : new DatabaseException(
            SETTINGS,
            "The schema of the database at "
                + address.shown()
                + " does not fit this version of Jämnt: "
                + Objects.toString(failure.getMessage()).strip(),
            failure);
  }

  private void requireVersion(Connection connection) throws SQLException {
    int found = connection.getMetaData().getDatabaseMajorVersion();
    if (found < OLDEST_MAJOR) {
      throw new DatabaseException(
          SETTINGS,
          "The server at "
              + address.shown()
              + " is PostgreSQL "
              + found
              + "; Jämnt needs "
              + OLDEST_MAJOR
              + " or later.");
    }
  }

  /** Roles belong to the server: where the user may not make them, its administrator must. */
  private void requireRoles(Connection connection) throws SQLException {
    try (PreparedStatement question =
        connection.prepareStatement(
            """
            WITH me AS (
              SELECT rolname, rolcreaterole OR rolsuper AS may_create,
                     current_setting('server_version_num')::int >= 160000 AS grants_have_options
              FROM pg_roles WHERE rolname = current_user
            )
            SELECT me.rolname,
                   count(r.oid) FILTER (WHERE pg_has_role(current_user, r.oid,
                     CASE WHEN grants_have_options THEN 'SET' ELSE 'MEMBER' END)) = ?,
                   may_create AND bool_and(r.oid IS NULL
                     OR NOT grants_have_options
                     OR pg_has_role(current_user, r.oid, 'SET')
                     OR pg_has_role(current_user, r.oid, 'MEMBER WITH ADMIN OPTION'))
            FROM me LEFT JOIN pg_roles r ON r.rolname = ANY (?)
            GROUP BY me.rolname, may_create
            """)) {
      List<String> names = Arrays.stream(Role.values()).map(Role::roleName).toList();
      question.setInt(1, names.size());
      question.setArray(2, connection.createArrayOf("text", names.toArray()));
      try (ResultSet answer = question.executeQuery()) {
        answer.next();
        boolean complete = answer.getBoolean(2);
        boolean canBeCompleted = answer.getBoolean(3);
        if (!complete && !canBeCompleted) {
          throw new DatabaseException(SETTINGS, rolesMissing(answer.getString(1), names));
        }
      }
    }
  }

  private String rolesMissing(String user, List<String> names) {
    String create =
        names.stream()
            .map(name -> "  CREATE ROLE " + name + " NOLOGIN;")
            .collect(Collectors.joining("\n"));
    return "The user \""
        + user
        + "\" may not make the roles that Jämnt needs at "
        + address.shown()
        + ". Ask the administrator of that server to run (leaving out roles that exist):\n"
        + create
        + "\n  GRANT "
        + String.join(", ", names)
        + " TO \""
        + user.replace("\"", "\"\"")
        + "\";";
  }
}
