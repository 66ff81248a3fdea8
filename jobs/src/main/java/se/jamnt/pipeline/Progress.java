package se.jamnt.pipeline;

import java.time.Duration;
import java.util.Locale;

/** Told how a run goes on, for the person who watches it. Called from several threads. */
public interface Progress {

  /** A run begins, or goes on, under its number. */
  default void runBegins(String run) {}

  /** A step begins that has so many things to do; not called where there are none. */
  void begins(String step, int things);

  /** One of the step's things is done. */
  void oneDone();

  /** The step has ended. */
  void ends();

  /** Something that a person should know now. */
  void says(String message);

  /** How a step that has ended is told where its course was not seen. */
  static String line(String step, int done, int things, Duration took) {
    return String.format(
        Locale.ROOT, "%s: %d of %d (%.1f s)", step, done, things, took.toMillis() / 1e3);
  }
}
