package se.jamnt.pipeline;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * What a step has to do, asked for when the step begins. It is always asked for anew: what is due
 * follows from the database and the files, so a run that continues goes on where the last one was
 * stopped, and takes in what has come since.
 */
final class Worklist<T> implements ItemStreamReader<T> {

  private final String step;
  private final Callable<? extends Collection<T>> due;
  private final ToIntFunction<T> size;
  private final Progress progress;
  private final Queue<T> things = new ArrayDeque<>();

  /**
   * The worklist of a step.
   *
   * @param size how many things one of its entries is, for those who watch
   */
  Worklist(
      String step,
      Callable<? extends Collection<T>> due,
      ToIntFunction<T> size,
      Progress progress) {
    this.step = step;
    this.due = due;
    this.size = size;
    this.progress = progress;
  }

  @Override
  public synchronized void open(ExecutionContext context) {
    things.clear();
    try {
      things.addAll(due.call());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ItemStreamException("could not find out what there is to do: " + step, e);
    }
    if (!things.isEmpty()) {
      progress.begins(step, things.stream().mapToInt(size).sum());
    }
  }

  @Override
  public synchronized @Nullable T read() {
    return things.poll();
  }

  @Override
  public void close() {
    progress.ends();
  }
}
