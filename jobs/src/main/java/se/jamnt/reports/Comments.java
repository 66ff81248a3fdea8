package se.jamnt.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import se.jamnt.configuration.Problems;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.Period;

/** The texts in {@code config/comments/<period>/<node>.md}. */
public final class Comments {

  private record Place(Period period, NodeId node) {}

  private static final String ENDING = ".md";

  private final Map<Place, Comment> comments = new HashMap<>();

  private Comments() {}

  /** A home without any. */
  public static Comments none() {
    return new Comments();
  }

  /**
   * Reads all texts. A period or a node that does not exist, an unknown heading, and whatever looks
   * like an identity number are problems.
   */
  public static Comments read(Path home, OrganisationChart chart, Problems problems) {
    Comments read = new Comments();
    Path folder = home.resolve("config/comments");
    for (Path file : files(folder)) {
      String name = home.relativize(file).toString();
      Path inside = folder.relativize(file);
      Optional<Period> period = period(inside);
      String id = file.getFileName().toString().replace(ENDING, "");
      Optional<NodeId> node = chart.node(id);
      if (inside.getNameCount() != 2 || period.isEmpty()) {
        problems.add(
            name,
            0,
            null,
            "expected config/comments/<period>/<node>.md, such as 2013-T2/ayande.md");
      } else if (node.isEmpty()) {
        problems.add(name, 0, null, "no node \"" + id + "\" in organisation.yml");
      } else {
        Comment comment = new CommentFile(name, problems).read(lines(file));
        read.comments.put(new Place(period.get(), node.get()), comment);
      }
    }
    return read;
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(ENDING))
          .filter(file -> !file.getFileName().toString().equals("README.md"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + folder, e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + file + " as UTF-8", e);
    }
  }

  private static Optional<Period> period(Path inside) {
    try {
      return Optional.of(Period.parse(inside.getName(0).toString()));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // said with the file's name
    }
  }

  Optional<Comment> of(Period period, NodeId node) {
    return Optional.ofNullable(comments.get(new Place(period, node)));
  }
}
