package se.jamnt.pipeline;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Writes how runs go on to the log, with the number of the run. */
final class LoggedProgress implements Progress {

  private static final Logger LOG = LoggerFactory.getLogger(LoggedProgress.class);
  private static final String RUN = "run";

  private String run = "";
  private String step = "";
  private int things;
  private int done;
  private long began;

  @Override
  public synchronized void runBegins(String number) {
    run = number;
    log("begins");
  }

  @Override
  public synchronized void begins(String name, int count) {
    step = name;
    things = count;
    done = 0;
    began = System.nanoTime();
  }

  @Override
  public synchronized void oneDone() {
    done++;
  }

  @Override
  public synchronized void ends() {
    if (things > 0) {
      log(Progress.line(step, done, things, Duration.ofNanos(System.nanoTime() - began)));
    }
    things = 0;
  }

  @Override
  public synchronized void says(String message) {
    log(message);
  }

  /** Threads that draw do not know the run. */
  private void log(String message) {
    if (MDC.get(RUN) != null) {
      LOG.info(message);
      return;
    }
    MDC.put(RUN, run);
    LOG.info(message);
    MDC.remove(RUN);
  }
}
