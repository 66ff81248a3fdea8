package se.jamnt.publish;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import se.jamnt.disclosure.NodeLines;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

/** Puts {@code indicators.csv} together; that of a large county does not fit into memory. */
final class FiguresFile {

  static final String NAME = "indicators.csv";

  private final NodeLines lines;
  private final Path folder;

  /**
   * The files of a home.
   *
   * @param folder where they are put together, on the disk of the published folders
   */
  FiguresFile(NodeLines lines, Path folder) {
    this.lines = lines;
    this.folder = folder;
  }

  /**
   * The file of a period.
   *
   * @param without the nodes whose figures wait for approval
   */
  FileToRelease of(Period period, Set<NodeId> without) {
    Path file = folder.resolve(period.id() + (without.isEmpty() ? "-whole.csv" : "-approved.csv"));
    try {
      WholeFile.write(
          file,
          stream -> {
            OutputStream portions = new BufferedOutputStream(stream);
            lines.write(period, without, portions);
            portions.flush();
          });
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + file, e);
    }
    return new FileToRelease.Lying(file, WholeFile.sha256(file).orElseThrow());
  }

  /** Forgets them; those that were released lie in their places. */
  void clear() {
    WholeFile.deleteFolder(folder);
  }
}
