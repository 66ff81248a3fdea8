package se.jamnt.configuration;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import se.jamnt.model.Language;
import se.jamnt.model.Words;

/**
 * The keys and values of one place in a configuration file, read strictly: every value that was
 * asked for is the vocabulary, every other key is a problem.
 *
 * <p>A reading method never throws for a mistake. It notes the problem and returns a harmless
 * value, so that all problems of all files are found in one pass; whoever started the reading calls
 * {@link Problems#throwIfAny} before using anything.
 */
public final class YamlMap {

  private final String file;
  private final String path;
  private final int line;
  private final Map<String, NodeTuple> entries;
  private final Problems problems;
  private final Set<String> asked = new LinkedHashSet<>();

  private YamlMap(
      String file, String path, int line, Map<String, NodeTuple> entries, Problems problems) {
    this.file = file;
    this.path = path;
    this.line = line;
    this.entries = entries;
    this.problems = problems;
  }

  /**
   * Reads a file of keys and values.
   *
   * @param home the folder that problems name files from
   */
  public static YamlMap read(Path home, Path file, Problems problems) {
    String name = home.relativize(file).toString();
    try {
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      Node root = new Yaml(options).compose(new java.io.StringReader(Files.readString(file)));
      return root == null
          ? new YamlMap(name, "", 0, Map.of(), problems)
          : of(name, "", root, problems);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      problems.add(name, line, null, "is not readable as YAML: " + e.getProblem());
    } catch (CharacterCodingException e) {
      problems.add(name, 0, null, "is not UTF-8; save the file as UTF-8");
    } catch (IOException e) {
      problems.add(name, 0, null, "can't be read: " + e.getMessage());
    }
    // what is missing in a file that can't be read is no problem of its own
    return new YamlMap(name, "", 0, Map.of(), new Problems());
  }

  private static YamlMap of(String file, String path, Node node, Problems problems) {
    int line = node.getStartMark().getLine() + 1;
    Map<String, NodeTuple> entries = new LinkedHashMap<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
          if (entries.put(key.getValue(), tuple) != null) {
            int at = key.getStartMark().getLine() + 1;
            problems.add(file, at, key.getValue(), "stands here a second time");
          }
        }
      }
    } else {
      problems.add(
          file, line, path.isEmpty() ? null : path, "expected keys with values (key: value)");
    }
    return new YamlMap(file, path, line, entries, problems);
  }

  /** The file as problems name it. */
  public String file() {
    return file;
  }

  /** The name of the file without folder and ending: a definition's id. */
  public String id() {
    String name = Path.of(file).getFileName().toString();
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** Where the map begins, counted from 1. */
  public int line() {
    return line;
  }

  /** The map without some keys at any depth, in one form however it is laid out. */
  public String canonical(Set<String> without) {
    return CanonicalYaml.of(entries.values().stream(), without);
  }

  /** The keys as written, in order. Asking for them does not make them known. */
  public Set<String> keys() {
    return entries.keySet();
  }

  public boolean has(String key) {
    asked.add(key);
    return entries.containsKey(key);
  }

  /** A required text; numbers and dates are given as they are written. */
  public String text(String key) {
    return optionalText(key).orElseGet(() -> missing(key, ""));
  }

  public Optional<String> optionalText(String key) {
    return scalar(key).map(ScalarNode::getValue);
  }

  /** A required id: lower-case ASCII words and digits joined by hyphens. */
  public String id(String key) {
    String id = text(key);
    if (!id.isEmpty() && !id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      problem(
          key,
          "expected lower-case words of a to z and digits, joined by hyphens, got \"" + id + "\"");
    }
    return id;
  }

  /** A required text in Swedish and English. */
  public Words words(String key) {
    YamlMap map = map(key);
    Words words = new Words(map.text(Language.SV.word()), map.text(Language.EN.word()));
    map.noOtherKeys();
    return words;
  }

  public int integer(String key, int least, int fallback) {
    return optionalText(key)
        .map(
            text -> {
              try {
                int value = Integer.parseInt(text);
                if (value >= least) {
                  return value;
                }
              } catch (NumberFormatException e) {
                // said below, like a number that is too small
              }
              return problem(
                  key,
                  "expected a whole number from " + least + ", got \"" + text + "\"",
                  fallback);
            })
        .orElse(fallback);
  }

  /** A part of a hundred, written {@code 10 %}; given as 0.10. */
  public double percent(String key, double fallback) {
    return optionalText(key)
        .map(
            text -> {
              if (text.matches("\\d+([.,]\\d+)? ?%")) {
                return Double.parseDouble(text.replace("%", "").replace(",", ".").strip()) / 100;
              }
              return problem(key, "expected a percentage as 10 %, got \"" + text + "\"", fallback);
            })
        .orElse(fallback);
  }

  public boolean flag(String key, boolean fallback) {
    return choice(key, Map.of("yes", true, "no", false, "true", true, "false", false), fallback);
  }

  public Optional<LocalDate> date(String key) {
    return optionalText(key)
        .flatMap(
            text -> {
              try {
                return Optional.of(LocalDate.parse(text));
              } catch (DateTimeException e) {
                problem(key, "expected a date as 2013-05-02, got \"" + text + "\"");
                return Optional.empty();
              }
            });
  }

  /** One of an enumeration's words: {@code BOTH_DAYS} is written {@code both-days}. */
  public <E extends Enum<E>> E choice(String key, Class<E> words, E fallback) {
    return choice(key, wordsOf(words), fallback);
  }

  /** A required word of an enumeration. */
  public <E extends Enum<E>> E choice(String key, Class<E> words) {
    Map<String, E> known = wordsOf(words);
    E first = known.values().iterator().next();
    return has(key) ? choice(key, known, first) : missing(key, first);
  }

  private static <E extends Enum<E>> Map<String, E> wordsOf(Class<E> words) {
    return Stream.of(words.getEnumConstants())
        .collect(
            Collectors.toMap(
                word -> word.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                Function.identity(),
                (a, b) -> a,
                LinkedHashMap::new));
  }

  /** One of the known words, or the fallback where the key is absent. */
  public <T> T choice(String key, Map<String, T> known, T fallback) {
    Optional<String> written = optionalText(key);
    if (written.isEmpty()) {
      return fallback;
    }
    T value = known.get(written.get());
    if (value == null) {
      return problem(
          key,
          "\""
              + written.get()
              + "\" is not known; "
              + NearestWord.hint(written.get(), known.keySet()),
          fallback);
    }
    return value;
  }

  /** A word that must be among the known ones, such as the id of another definition. */
  public String reference(String key, String what, Collection<String> known) {
    String written = text(key);
    checkReference(key, what, written, known);
    return written;
  }

  /** Words that must be among the known ones; a single word may stand without brackets. */
  public List<String> references(String key, String what, Collection<String> known) {
    List<String> written = texts(key);
    written.forEach(word -> checkReference(key, what, word, known));
    return written;
  }

  private void checkReference(String key, String what, String word, Collection<String> known) {
    if (!word.isEmpty() && !known.contains(word)) {
      problem(key, "no " + what + " \"" + word + "\"; " + NearestWord.hint(word, known));
    }
  }

  /** The texts of a list, or one text that stands alone; none where the key is absent. */
  public List<String> texts(String key) {
    asked.add(key);
    NodeTuple entry = entries.get(key);
    if (entry == null) {
      return List.of();
    }
    if (entry.getValueNode() instanceof SequenceNode sequence) {
      List<String> texts = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        if (item instanceof ScalarNode scalar) {
          texts.add(scalar.getValue());
        } else {
          problem(key, "expected words, got something with parts of its own");
        }
      }
      return texts;
    }
    return scalar(key).map(ScalarNode::getValue).map(List::of).orElse(List.of());
  }

  /** Whether the value is a list of its own, not a single word. */
  public boolean isList(String key) {
    asked.add(key);
    NodeTuple entry = entries.get(key);
    return entry != null && entry.getValueNode() instanceof SequenceNode;
  }

  /** Whether the value has keys of its own. */
  public boolean isMap(String key) {
    asked.add(key);
    NodeTuple entry = entries.get(key);
    return entry != null && entry.getValueNode() instanceof MappingNode;
  }

  /** The required keys and values under a key. */
  public YamlMap map(String key) {
    return optionalMap(key).orElseGet(() -> missing(key, below(key)));
  }

  public Optional<YamlMap> optionalMap(String key) {
    asked.add(key);
    NodeTuple entry = entries.get(key);
    return entry == null
        ? Optional.empty()
        : Optional.of(of(file, pathTo(key), entry.getValueNode(), problems));
  }

  /** One entry of a list: a word, or keys with values. */
  public record Item(String text, Optional<YamlMap> map) {}

  /** The entries of a list that may mix words and maps; an entry may stand without a list. */
  public List<Item> items(String key) {
    asked.add(key);
    NodeTuple entry = entries.get(key);
    if (entry == null) {
      return List.of();
    }
    List<Node> nodes =
        entry.getValueNode() instanceof SequenceNode sequence
            ? sequence.getValue()
            : List.of(entry.getValueNode());
    return nodes.stream()
        .map(
            node ->
                node instanceof ScalarNode scalar
                    ? new Item(scalar.getValue(), Optional.empty())
                    : new Item("", Optional.of(of(file, pathTo(key), node, problems))))
        .toList();
  }

  /** The maps of a list; none where the key is absent. */
  public List<YamlMap> maps(String key) {
    asked.add(key);
    NodeTuple entry = entries.get(key);
    if (entry == null) {
      return List.of();
    }
    if (entry.getValueNode() instanceof SequenceNode sequence) {
      return sequence.getValue().stream()
          .map(item -> of(file, pathTo(key), item, problems))
          .toList();
    }
    problem(key, "expected a list (lines that begin with \"- \")");
    return List.of();
  }

  /** Says that every key not asked for so far is unknown. Called last. */
  public void noOtherKeys() {
    for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
      if (!asked.contains(entry.getKey())) {
        problems.add(
            file,
            entry.getValue().getKeyNode().getStartMark().getLine() + 1,
            pathTo(entry.getKey()),
            "is not a key here; " + NearestWord.hint(entry.getKey(), asked));
      }
    }
  }

  /** Notes a problem with the value of a key, or with the map where the key is absent. */
  public void problem(String key, String message) {
    problems.add(file, lineOf(key), pathTo(key), message);
  }

  /**
   * Notes a problem with a line of a text of several lines.
   *
   * @param below how many lines below the key's own
   */
  public void problem(String key, int below, String message) {
    problems.add(file, lineOf(key) + below, pathTo(key), message);
  }

  /** Notes a problem with the map as a whole. */
  public void problem(String message) {
    problems.add(file, line, path.isEmpty() ? null : path, message);
  }

  private <T> T problem(String key, String message, T harmless) {
    problem(key, message);
    return harmless;
  }

  private <T> T missing(String key, T harmless) {
    problems.add(file, line, pathTo(key), "is missing");
    return harmless;
  }

  private YamlMap below(String key) {
    return new YamlMap(file, pathTo(key), line, Map.of(), new Problems());
  }

  /** Where a key stands or, if it is absent, where the map begins; counted from 1. */
  public int lineOf(String key) {
    @Nullable NodeTuple entry = entries.get(key);
    return entry == null ? line : entry.getValueNode().getStartMark().getLine() + 1;
  }

  private String pathTo(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private Optional<ScalarNode> scalar(String key) {
    asked.add(key);
    NodeTuple entry = entries.get(key);
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.getValueNode() instanceof ScalarNode scalar) {
      return scalar.getTag().equals(Tag.NULL) && scalar.getValue().isEmpty()
          ? Optional.empty()
          : Optional.of(scalar);
    }
    problem(key, "expected one value, got several");
    return Optional.empty();
  }
}
