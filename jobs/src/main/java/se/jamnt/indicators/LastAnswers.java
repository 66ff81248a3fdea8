package se.jamnt.indicators;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** When the last answers of checklists were given, and what was written beside them. */
final class LastAnswers {

  /** What may be an identity number, with or without century and separator. */
  private static final Pattern IDENTITY_NUMBER =
      Pattern.compile("(?<!\\d)(\\d{2})?\\d{6}[-+\\s]?\\d{4}(?!\\d)");

  private LastAnswers() {}

  /**
   * Stores what stands behind the figures of checklists, beside them. An answer without a figure,
   * as of a node where several units answer, is not stored.
   *
   * @param computation whose figures are stored already
   */
  static void store(
      DSLContext transaction,
      SqlCompiler compiler,
      IndicatorCatalog catalog,
      Question question,
      long computation) {
    catalog.definitions().stream()
        .filter(definition -> definition.measure() instanceof Measure.Latest)
        .forEach(
            definition ->
                transaction
                    .fetch(compiler.compileAnswers(definition, question))
                    .forEach(row -> store(transaction, computation, definition.id(), row)));
  }

  private static void store(
      DSLContext transaction, long computation, String indicator, Record row) {
    transaction.execute(
        """
        insert into results.answer
        select {0}, {1}, {2}, {3}, {4}, {5}, {6}
         where exists (
               select from results.figure
                where computation_id = {0} and level = {1} and node = {2} and indicator = {3}
                  and category = {4} and statistic = 'latest' and value is not null)
        """,
        computation,
        row.get(0, String.class),
        row.get(1, String.class),
        indicator,
        row.get(2, String.class),
        row.get(3, LocalDate.class),
        DSL.val(harmless(row.get(4, String.class)).orElse(null), String.class));
  }

  /** A text that may name a person is not passed on: reports are public. */
  static Optional<String> harmless(@Nullable String text) {
    return Optional.ofNullable(text)
        .map(String::strip)
        .filter(written -> !written.isEmpty())
        .filter(written -> !IDENTITY_NUMBER.matcher(written).find());
  }
}
