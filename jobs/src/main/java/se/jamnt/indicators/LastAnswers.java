package se.jamnt.indicators;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import se.jamnt.model.NodeId;

/**
 * When the last answers of checklists were given, and what was written beside them.
 *
 * @param found by checklist, in the order of the catalogue
 */
record LastAnswers(Places places, Map<String, Result<? extends Record>> found) {

  /** What may be an identity number, with or without century and separator. */
  private static final Pattern IDENTITY_NUMBER =
      Pattern.compile("(?<!\\d)(\\d{2})?\\d{6}[-+\\s]?\\d{4}(?!\\d)");

  /** The figures that an answer stands behind: of a node where several units answer, none. */
  static final class Figures {

    private record Criterion(String indicator, NodeId node, String code) {}

    private final Set<Criterion> known = new HashSet<>();

    /** Takes note of a figure if it is a checklist's. */
    void note(Figure figure) {
      FigureKey key = figure.key();
      if (key.statistic() == Statistic.LATEST && figure.value() != null) {
        known.add(new Criterion(key.indicator(), key.node(), key.category()));
      }
    }

    private boolean have(String indicator, NodeId node, String code) {
      return known.contains(new Criterion(indicator, node, code));
    }
  }

  /**
   * Asks for what stands behind the figures of checklists.
   *
   * @param definitions those that have figures
   */
  static LastAnswers ask(
      DSLContext facts,
      SqlCompiler compiler,
      List<IndicatorDefinition> definitions,
      Question question) {
    Map<String, Result<? extends Record>> found = new LinkedHashMap<>();
    definitions.stream()
        .filter(definition -> definition.measure() instanceof Measure.Latest)
        .forEach(
            definition ->
                found.put(
                    definition.id(), facts.fetch(compiler.compileAnswers(definition, question))));
    return new LastAnswers(Places.of(question), found);
  }

  /**
   * Stores the answers that have a figure, beside it.
   *
   * @param computations whose figures are stored already
   */
  void store(DSLContext transaction, Computations computations, Figures figures) {
    found.forEach(
        (indicator, answers) -> {
          List<Answer> shown =
              answers.stream()
                  .map(this::answer)
                  .filter(one -> figures.have(indicator, one.node(), one.criterion()))
                  .toList();
          transaction.execute(
              """
              insert into results.answer
              select computation, level, node, {1}, criterion, day, text
                from unnest({0}::bigint[], {2}::text[], {3}::text[], {4}::text[], {5}::date[],
                            {6}::text[])
                     as answer(computation, level, node, criterion, day, text)
              """,
              computations.of(shown.stream().map(Answer::node)),
              indicator,
              shown.stream().map(one -> one.node().level().word()).toArray(String[]::new),
              shown.stream().map(one -> one.node().id()).toArray(String[]::new),
              shown.stream().map(Answer::criterion).toArray(String[]::new),
              shown.stream().map(Answer::day).toArray(LocalDate[]::new),
              shown.stream().map(one -> one.text().orElse(null)).toArray(String[]::new));
        });
  }

  private record Answer(NodeId node, String criterion, LocalDate day, Optional<String> text) {}

  private Answer answer(Record row) {
    return new Answer(
        places.node(row.get(0, Integer.class)),
        row.get(1, String.class),
        row.get(2, LocalDate.class),
        harmless(row.get(3, String.class)));
  }

  /** A text that may name a person is not passed on: reports are public. */
  static Optional<String> harmless(@Nullable String text) {
    return Optional.ofNullable(text)
        .map(String::strip)
        .filter(written -> !written.isEmpty())
        .filter(written -> !IDENTITY_NUMBER.matcher(written).find());
  }
}
