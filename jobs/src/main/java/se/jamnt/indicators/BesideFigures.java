package se.jamnt.indicators;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jooq.DSLContext;

/**
 * What is known of a period beside its figures and is not counted with them: answers, episodes
 * without identity. It is asked for while the figures are counted, and stored once they are.
 */
final class BesideFigures implements AutoCloseable {

  private final Ahead ahead = new Ahead(1);
  private final LastAnswers.Figures ofChecklists = new LastAnswers.Figures();
  private final CompletableFuture<LastAnswers> answers;
  private final CompletableFuture<WithoutIdentity> withoutIdentity;

  /**
   * Asks at once.
   *
   * @param definitions those that have rows in the period
   */
  BesideFigures(
      DSLContext facts,
      SqlCompiler compiler,
      List<IndicatorDefinition> definitions,
      Question question) {
    this.answers = ahead.ask(() -> LastAnswers.ask(facts, compiler, definitions, question));
    this.withoutIdentity = ahead.ask(() -> WithoutIdentity.ask(facts, question));
  }

  /** Takes note of a figure on its way, and passes it on. */
  Figure noted(Figure figure) {
    ofChecklists.note(figure);
    return figure;
  }

  /**
   * Stores all of it beside the figures.
   *
   * @param computations whose figures are stored already, each noted
   */
  void store(DSLContext transaction, Computations computations) {
    Ahead.await(answers).store(transaction, computations, ofChecklists);
    Ahead.await(withoutIdentity).store(transaction, computations);
  }

  /** Asks nothing more. */
  @Override
  public void close() {
    ahead.close();
  }
}
