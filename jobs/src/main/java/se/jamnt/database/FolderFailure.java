package se.jamnt.database;

import static se.jamnt.database.DatabaseException.Kind.FAILURE;
import static se.jamnt.database.DatabaseException.Kind.SETTINGS;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;

/** Says in plain words why the folder of the embedded database can't be used. */
final class FolderFailure {

  private FolderFailure() {}

  static DatabaseException explain(Path place, IOException failure) {
    if (failure instanceof AccessDeniedException denied) {
      return new DatabaseException(
          SETTINGS,
          denied.getFile()
              + ": this user ("
              + System.getProperty("user.name")
              + ") may not read and write here. Run jamnt as the user who owns the folder.",
          failure);
    }
    if (failure instanceof FileAlreadyExistsException exists) {
      return new DatabaseException(
          SETTINGS, exists.getFile() + ": expected a folder, found a file.", failure);
    }
    String reason =
        failure instanceof FileSystemException known && known.getReason() != null
            ? Objects.requireNonNull(known.getReason())
            : Objects.toString(failure.getMessage());
    String hint = reason.contains("No space left") ? " Make room, then run again." : "";
    return new DatabaseException(
        FAILURE, place + ": the database's folder can't be used: " + reason + "." + hint, failure);
  }
}
