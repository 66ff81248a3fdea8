package se.jamnt.pipeline;

/** A run was asked to stop and has: what it had begun is done, and the next run goes on. */
public final class RunStoppedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  RunStoppedException() {
    super("The run was stopped; the next one goes on where it was.");
  }
}
