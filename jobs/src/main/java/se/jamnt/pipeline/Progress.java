package se.jamnt.pipeline;

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
}
