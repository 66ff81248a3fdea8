package se.jamnt.pipeline;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import se.jamnt.indicators.Closures;
import se.jamnt.indicators.Closures.Closure;
import se.jamnt.indicators.KnownDeliveries;
import se.jamnt.model.Period;
import se.jamnt.publish.ReleaseRecord;

/** The releases of a ledger as sides of a comparison. */
final class LedgerSides {

  private final DataSource ledger;
  private final Function<ReleaseRecord, FigureDefinitions> definitions;
  private final Map<String, FigureDefinitions> known = new HashMap<>();

  /**
   * The releases of a home.
   *
   * @param ledger reads what was released
   * @param definitions finds those that a release was made from; asked once for each configuration
   */
  LedgerSides(DataSource ledger, Function<ReleaseRecord, FigureDefinitions> definitions) {
    this.ledger = ledger;
    this.definitions = definitions;
  }

  /** What a release showed, beside what was closed when it came. */
  ComparedFigures of(ReleaseRecord release) {
    return ComparedFigures.of(
        release.period(),
        release.figures(ledger),
        new Basis(new KnownDeliveries.Until(release.lastDelivery()), definitionsOf(release)),
        closed(
            Closures.asOf(DSL.using(ledger, SQLDialect.POSTGRES), release.id()),
            release.period(),
            release));
  }

  /**
   * What the closed boards of a period rest on, in the order in which they were closed.
   *
   * @param otherwise stands for a release that closed a board before manifests were kept
   */
  Map<String, Basis> closed(Closures closures, Period period, ReleaseRecord otherwise) {
    Map<String, Basis> closed = new LinkedHashMap<>();
    closures.closed(period).values().stream()
        .sorted(Comparator.comparingLong(Closure::release))
        .forEach(
            closure ->
                closed.put(
                    closure.board(),
                    new Basis(
                        new KnownDeliveries.Until(closure.lastDelivery()),
                        definitionsOf(
                            ReleaseRecord.of(ledger, closure.release()).orElse(otherwise)))));
    return closed;
  }

  private FigureDefinitions definitionsOf(ReleaseRecord release) {
    FigureDefinitions found = known.get(release.text("config"));
    if (found == null) {
      found = definitions.apply(release);
      known.put(release.text("config"), found);
    }
    return found;
  }
}
