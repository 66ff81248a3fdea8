package se.jamnt.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;
import se.jamnt.configuration.FolderContents;
import se.jamnt.configuration.Home;
import se.jamnt.database.Access;
import se.jamnt.database.Database;
import se.jamnt.indicators.KnownDeliveries;
import se.jamnt.model.Fingerprint;

/**
 * A home of its own beside another, as that one stood: for re-runs, which so can't touch what is
 * published. It holds pseudonymised facts, so only its owner can open it, and it is deleted when it
 * has served.
 */
final class CopiedHome {

  private final Home original;
  private final Path folder;
  private final Home home;

  /**
   * A copy in a folder, which there need not be.
   *
   * @param original what it is a copy of
   */
  CopiedHome(Home original, Path folder) {
    this.original = original;
    this.folder = folder;
    this.home = new Home(folder, Map.of("JAMNT_INBOX", folder.resolve("no-inbox").toString()));
  }

  /**
   * What a copy is made of.
   *
   * @param before only releases before this one
   * @param closures whether what those releases closed stands
   */
  record Wish(
      KnownDeliveries known,
      long before,
      boolean closures,
      FolderContents config,
      FolderContents templates) {

    String fingerprint() {
      return Fingerprint.of("copy")
          .with(known.toString())
          .with(before + " " + closures)
          .with(config.fingerprint())
          .with(templates.fingerprint())
          .hex();
    }
  }

  Home home() {
    return home;
  }

  /**
   * Makes the copy, unless an interrupted re-run has left one of the same wish.
   *
   * @return whether one was left, with all that had been made in it
   */
  boolean make(Wish wish, Database of) {
    Path made = folder.resolve("made-from");
    try {
      if (Files.exists(made) && Files.readString(made).equals(wish.fingerprint())) {
        return true;
      }
      delete();
      Files.createDirectories(folder);
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
      Files.createDirectories(folder.resolve("no-inbox"));
      wish.config().write(home.config());
      wish.templates().write(home.templates());
      Database.lendPrograms(original, home);
      try (Database database =
          Database.open(home, Optional.empty(), Optional.empty(), Access.EXCLUSIVE)) {
        KnownFacts copy = new KnownFacts(of.asOwner(), database.asOwner());
        copy.copyFacts(wish.known());
        copy.copyLedger(wish.before(), wish.closures());
      }
      Files.writeString(made, wish.fingerprint(), StandardCharsets.UTF_8);
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + folder, e);
    } catch (SQLException e) {
      throw new IllegalStateException("could not copy the facts: " + e.getMessage(), e);
    }
  }

  void delete() {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("can't delete " + folder, e);
    }
  }
}
