package se.jamnt.cli;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import se.jamnt.pipeline.Progress;

/** A bar for each step on a terminal, a line for each step elsewhere. */
final class SeenProgress implements Progress {

  private final Console console;
  private final boolean onTerminal;
  private @Nullable ProgressBar bar;
  private String step = "";
  private int done;
  private int things;
  private long began;

  SeenProgress(Console console) {
    this.console = console;
    this.onTerminal = console.isTerminal();
  }

  @Override
  public synchronized void begins(String name, int count) {
    step = name;
    done = 0;
    things = count;
    began = System.nanoTime();
    if (onTerminal) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(name)
              .setInitialMax(count)
              .setStyle(ProgressBarStyle.ASCII)
              .setConsumer(
                  new me.tongfei.progressbar.ConsoleProgressBarConsumer(console.messages()))
              .build();
    }
  }

  @Override
  public synchronized void oneDone() {
    done++;
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public synchronized void ends() {
    if (bar != null) {
      bar.close();
      bar = null;
    } else if (things > 0) {
      console.say(Progress.line(step, done, things, Duration.ofNanos(System.nanoTime() - began)));
    }
    things = 0;
  }

  @Override
  public synchronized void says(String message) {
    if (bar != null) {
      // a bar redraws its own line, so what is said stands above it
      console.messages().print("\r\u001b[K");
    }
    console.say(message);
  }
}
