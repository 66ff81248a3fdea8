package se.jamnt.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A container file: stages of instructions, the last of which becomes the image. */
record Containerfile(List<Stage> stages) {

  /** An instruction, with what stands after its word. */
  record Instruction(String word, String rest) {

    /** The words after its options. */
    List<String> words() {
      return Stream.of(rest.split(" +")).filter(word -> !word.startsWith("--")).toList();
    }

    /** The value of an option such as {@code --from=}. */
    Optional<String> option(String name) {
      return Stream.of(rest.split(" +"))
          .filter(word -> word.startsWith("--" + name + "="))
          .map(word -> word.substring(word.indexOf('=') + 1))
          .findFirst();
    }
  }

  /**
   * The instructions from one FROM to the next.
   *
   * @param base what it begins with
   * @param name what later stages call it; empty where none does
   */
  record Stage(String base, String name, List<Instruction> instructions) {

    Stream<Instruction> all(String word) {
      return instructions.stream().filter(instruction -> instruction.word().equals(word));
    }

    private String last(String word) {
      return all(word)
          .reduce((first, second) -> second)
          .map(Instruction::rest)
          .orElseThrow(() -> new IllegalStateException("the last stage has no " + word));
    }

    List<String> volumes() {
      return all("VOLUME").flatMap(volume -> volume.words().stream()).toList();
    }

    String workingFolder() {
      return last("WORKDIR");
    }

    /** As {@code 1500:1500}. */
    String user() {
      return last("USER");
    }

    Map<String, String> environment() {
      Map<String, String> environment = new LinkedHashMap<>();
      all("ENV")
          .flatMap(line -> line.words().stream())
          .forEach(one -> environment.put(one.split("=", 2)[0], one.split("=", 2)[1]));
      return environment;
    }

    List<String> entryPoint() {
      return withoutShell("ENTRYPOINT");
    }

    /** The arguments where the one who starts it gives none. */
    List<String> command() {
      return withoutShell("CMD");
    }

    /** The form that starts no shell: a shell as process 1 would keep SIGTERM to itself. */
    private List<String> withoutShell(String word) {
      String rest = last(word);
      if (!rest.startsWith("[")) {
        throw new IllegalStateException(
            word + ": expected the form that starts no shell, [\"…\"], found " + rest);
      }
      return new JsonMapper().readValue(rest, new TypeReference<List<String>>() {});
    }
  }

  static Containerfile read(Path file) throws IOException {
    List<Stage> stages = new ArrayList<>();
    String text = Files.readString(file).replaceAll("(?m)^#.*\n", "").replaceAll("\\\\\n *", "");
    for (String line : text.lines().filter(one -> !one.isBlank()).toList()) {
      String[] parts = line.split(" ", 2);
      if (parts[0].equals("FROM")) {
        String[] words = parts[1].split(" AS ", 2);
        stages.add(new Stage(words[0], words.length > 1 ? words[1] : "", new ArrayList<>()));
      } else {
        stages.get(stages.size() - 1).instructions().add(new Instruction(parts[0], parts[1]));
      }
    }
    return new Containerfile(List.copyOf(stages));
  }

  /** The stage that becomes the image. */
  Stage image() {
    return stages.get(stages.size() - 1);
  }

  Stage stage(String name) {
    return stages.stream()
        .filter(stage -> stage.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no stage " + name));
  }
}
