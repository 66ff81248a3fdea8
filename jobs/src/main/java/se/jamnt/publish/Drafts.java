package se.jamnt.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import se.jamnt.model.Period;

/** What waits for approval, in {@code data/drafts/}: for those who approve, not for the public. */
final class Drafts {

  private final Path drafts;
  private final Path next;

  /**
   * The drafts of a home.
   *
   * @param work a folder on the same file system, for folders that come and go
   */
  Drafts(Path drafts, Path work) {
    this.drafts = drafts;
    this.next = work.resolve("next-draft");
  }

  /**
   * Replaces a period's drafts.
   *
   * @param files by path within the period's folder; none once nothing waits
   * @return whether they are others than before
   */
  boolean replace(Period period, Map<String, FileToRelease> files) {
    Path place = drafts.resolve(period.id());
    if (isThere(place, files)) {
      return false;
    }
    WholeFile.deleteFolder(next);
    files.forEach((path, file) -> file.putAt(next.resolve(path)));
    WholeFile.deleteFolder(place);
    if (!files.isEmpty()) {
      WholeFile.move(next, place);
    }
    return true;
  }

  private static boolean isThere(Path place, Map<String, FileToRelease> files) {
    Map<String, String> there = new TreeMap<>();
    if (Files.isDirectory(place)) {
      try (Stream<Path> inside = Files.walk(place)) {
        inside
            .filter(Files::isRegularFile)
            .forEach(
                file ->
                    there.put(
                        place.relativize(file).toString(), WholeFile.sha256(file).orElseThrow()));
      } catch (IOException e) {
        throw new UncheckedIOException("can't read " + place, e);
      }
    }
    return there.keySet().equals(files.keySet())
        && files.entrySet().stream()
            .allMatch(file -> file.getValue().sha256().equals(there.get(file.getKey())));
  }
}
