package se.jamnt.database;

import static se.jamnt.database.DatabaseException.Kind.FAILURE;
import static se.jamnt.database.DatabaseException.Kind.SETTINGS;

import java.sql.SQLException;
import java.util.Objects;

/** Says in plain words what PostgreSQL answered. */
final class SqlFailure {

  private SqlFailure() {}

  /** What a person can do about a failure to reach or use the database at an address. */
  static DatabaseException explain(DatabaseAddress address, SQLException failure) {
    String state = Objects.requireNonNullElse(failure.getSQLState(), "");
    String answer = firstLine(failure);
    String server = "PostgreSQL server at " + address.shown();
    if (state.startsWith("08")) {
      return new DatabaseException(
          FAILURE,
          "Can't reach the "
              + server
              + ": "
              + answer
              + " Is it running, and is JAMNT_DB_URL right?",
          failure);
    }
    if (state.startsWith("28")) {
      return new DatabaseException(
          SETTINGS,
          "The "
              + server
              + " refuses the user"
              + address.user().map(name -> " \"" + name + "\"").orElse("")
              + ": "
              + answer
              + " Check JAMNT_DB_USER and JAMNT_DB_PASSWORD.",
          failure);
    }
    return switch (state) {
      case "3D000" ->
          new DatabaseException(
              SETTINGS, "There is no such database on the " + server + ": " + answer, failure);
      case "42501" ->
          new DatabaseException(
              SETTINGS, "The user lacks a right on the " + server + ": " + answer, failure);
      case "53100" ->
          new DatabaseException(
              FAILURE,
              "The disk of the " + server + " is full: make room, then run again.",
              failure);
      default -> new DatabaseException(FAILURE, "The " + server + ": " + answer, failure);
    };
  }

  private static String firstLine(SQLException failure) {
    String message = Objects.requireNonNullElse(failure.getMessage(), "no answer");
    String line = message.lines().findFirst().orElse("no answer");
    return line.endsWith(".") ? line : line + ".";
  }
}
