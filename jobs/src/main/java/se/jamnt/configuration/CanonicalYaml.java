package se.jamnt.configuration;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * YAML in one form, however it was laid out: without comments, keys in order, a list of one as its
 * only entry. The form is YAML too and can be read again.
 */
final class CanonicalYaml {

  private CanonicalYaml() {}

  static String of(Stream<NodeTuple> entries, Set<String> without) {
    return entries
        .filter(entry -> entry.getKeyNode() instanceof ScalarNode)
        .filter(entry -> !without.contains(key(entry)))
        .map(entry -> quoted(key(entry)) + ": " + of(entry.getValueNode(), without))
        .sorted()
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String of(Node node, Set<String> without) {
    if (node instanceof MappingNode map) {
      return of(map.getValue().stream(), without);
    }
    if (node instanceof SequenceNode list) {
      List<String> items = list.getValue().stream().map(item -> of(item, without)).toList();
      return items.size() == 1
          ? items.get(0)
          : items.stream().collect(Collectors.joining(", ", "[", "]"));
    }
    return node instanceof ScalarNode scalar ? quoted(scalar.getValue()) : "null";
  }

  private static String key(NodeTuple entry) {
    return ((ScalarNode) entry.getKeyNode()).getValue();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
