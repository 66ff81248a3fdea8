package se.jamnt.configuration;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folder that holds {@code config/}, {@code templates/} and {@code data/}, and the environment
 * that can move some places.
 *
 * @param root the home folder, absolute
 * @param environment variables as the process got them
 */
public record Home(Path root, Map<String, String> environment) {

  public Home {
    root = root.toAbsolutePath().normalize();
    environment = Map.copyOf(environment);
  }

  public Path config() {
    return root.resolve("config");
  }

  public Path templates() {
    return root.resolve("templates");
  }

  public Path data() {
    return root.resolve("data");
  }

  public Path database() {
    return data().resolve("database");
  }

  public Path rejected() {
    return data().resolve("rejected");
  }

  /** Where mails of a dry run lie. */
  public Path mail() {
    return data().resolve("mail");
  }

  public Path published() {
    return data().resolve("published");
  }

  /** The value of an environment variable; an empty one is unset. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
