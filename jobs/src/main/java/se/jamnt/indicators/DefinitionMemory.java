package se.jamnt.indicators;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import se.jamnt.configuration.DefinitionProblem;

/**
 * Every version of every definition that figures were ever computed with: who reads a figure finds
 * what it meant, and a version can't come to mean something else.
 */
public final class DefinitionMemory {

  private final DSLContext results;

  /** The memory of a database; the reader need not write. */
  public DefinitionMemory(DataSource reader) {
    this.results = DSL.using(reader, SQLDialect.POSTGRES);
  }

  /** The definitions that mean something else than they did under the same version. */
  public List<DefinitionProblem> changedUnderTheirVersion(IndicatorCatalog catalog) {
    Map<String, Integer> last =
        results
            .fetch("select indicator, max(version) from results.definition group by indicator")
            .intoMap(row -> row.get(0, String.class), row -> row.get(1, Integer.class));
    return known(catalog)
        .filter(one -> !one.meaning().equals(one.remembered()))
        .map(
            one ->
                one.written()
                    .problem(
                        WrittenDefinition.VERSION,
                        ("figures were computed with another definition that also had version %d;"
                                + " raise version to %d, or take the change back")
                            .formatted(
                                one.written().version(),
                                last.getOrDefault(one.written().id(), 0) + 1)))
        .toList();
  }

  /** The definitions that no figure was computed with yet. */
  public List<IndicatorDefinition> neverUsed(IndicatorCatalog catalog) {
    List<String> used = known(catalog).map(one -> one.written().id()).toList();
    return catalog.definitions().stream().filter(one -> !used.contains(one.id())).toList();
  }

  private record Known(WrittenDefinition written, String remembered) {

    String meaning() {
      return written.meaning();
    }
  }

  private Stream<Known> known(IndicatorCatalog catalog) {
    Map<String, String> meanings =
        results
            .fetch("select indicator || ' ' || version, meaning from results.definition")
            .intoMap(row -> row.get(0, String.class), row -> row.get(1, String.class));
    return catalog.written().stream()
        .filter(written -> meanings.containsKey(key(written)))
        .map(written -> new Known(written, meanings.getOrDefault(key(written), "")));
  }

  private static String key(WrittenDefinition written) {
    return written.id() + " " + written.version();
  }

  /** Keeps the definitions that figures are just being computed with. */
  static void remember(DSLContext transaction, IndicatorCatalog catalog, String run) {
    List<WrittenDefinition> written = catalog.written();
    transaction.execute(
        """
        insert into results.definition (indicator, version, meaning, written, fields, first_run)
        select *, {5} from unnest({0}::text[], {1}::int[], {2}::text[], {3}::text[], {4}::text[])
        on conflict (indicator, version) do nothing
        """,
        written.stream().map(WrittenDefinition::id).toArray(String[]::new),
        written.stream().map(WrittenDefinition::version).toArray(Integer[]::new),
        written.stream().map(WrittenDefinition::meaning).toArray(String[]::new),
        written.stream().map(WrittenDefinition::text).toArray(String[]::new),
        written.stream().map(WrittenDefinition::fields).toArray(String[]::new),
        run);
  }
}
