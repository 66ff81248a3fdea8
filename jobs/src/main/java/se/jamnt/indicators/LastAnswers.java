package se.jamnt.indicators;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import se.jamnt.model.NodeId;

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
                store(
                    transaction,
                    computation,
                    definition.id(),
                    Places.of(question),
                    transaction.fetch(compiler.compileAnswers(definition, question))));
  }

  /** All at once: the figures of a computation are looked through one time. */
  private static void store(
      DSLContext transaction,
      long computation,
      String indicator,
      Places places,
      Result<? extends Record> answers) {
    List<NodeId> nodes = answers.map(row -> places.node(row.get(0, Integer.class)));
    transaction.execute(
        """
        insert into results.answer
        select {0}, answer.level, answer.node, {1}, answer.criterion, answer.day, answer.text
          from unnest({2}::text[], {3}::text[], {4}::text[], {5}::date[], {6}::text[])
               as answer(level, node, criterion, day, text)
         where exists (
               select from results.figure
                where computation_id = {0} and level = answer.level and node = answer.node
                  and indicator = {1} and category = answer.criterion and statistic = 'latest'
                  and value is not null)
        """,
        computation,
        indicator,
        nodes.stream().map(node -> node.level().word()).toArray(String[]::new),
        nodes.stream().map(NodeId::id).toArray(String[]::new),
        answers.map(row -> row.get(1, String.class)).toArray(String[]::new),
        answers.map(row -> row.get(2, LocalDate.class)).toArray(LocalDate[]::new),
        answers.map(row -> harmless(row.get(3, String.class)).orElse(null)).toArray(String[]::new));
  }

  /** A text that may name a person is not passed on: reports are public. */
  static Optional<String> harmless(@Nullable String text) {
    return Optional.ofNullable(text)
        .map(String::strip)
        .filter(written -> !written.isEmpty())
        .filter(written -> !IDENTITY_NUMBER.matcher(written).find());
  }
}
