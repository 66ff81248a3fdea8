package se.jamnt.configuration;

import org.jspecify.annotations.Nullable;

/**
 * One mistake in the configuration, for the person who wrote it.
 *
 * @param file as written from the home, for example {@code config/sources/sus.yml}
 * @param line counted from 1; 0 where the file as a whole is meant
 * @param key the key that holds the mistake, as a path ({@code file.encoding}), where there is one
 * @param message what was expected and what was found
 */
public record DefinitionProblem(String file, int line, @Nullable String key, String message) {

  @Override
  public String toString() {
    String where = line == 0 ? file : file + " line " + line;
    return key == null ? where + ": " + message : where + ", " + key + ": " + message;
  }
}
