package se.jamnt.operations;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.jamnt.model.CaseSystem;

/**
 * A delivery that should have come by now.
 *
 * @param source the id of the case system
 * @param toldUntil the last day that its deliveries tell of; empty if none has ever come
 * @param expectedUntil the last day that the next should tell of; empty if any would do
 * @param expectedBy the day by which it should have come; empty if it was never said when
 */
public record Overdue(
    String source,
    Optional<LocalDate> toldUntil,
    Optional<LocalDate> expectedUntil,
    Optional<LocalDate> expectedBy) {

  /**
   * What should have come by a day. After the end of a month an export has half a month to come,
   * after a tertial a month, after a year two, after a survey three.
   *
   * @param systems the sources whose figures any unit has
   * @param toldUntil by source, the last day that its deliveries tell of
   */
  public static List<Overdue> on(
      LocalDate today, Collection<CaseSystem> systems, Map<String, LocalDate> toldUntil) {
    List<Overdue> overdue = new ArrayList<>();
    for (CaseSystem system : systems) {
      LocalDate told = toldUntil.get(system.id());
      if (told == null) {
        overdue.add(new Overdue(system.id(), Optional.empty(), Optional.empty(), Optional.empty()));
        continue;
      }
      next(system.cadence(), told)
          .ifPresent(
              until -> {
                LocalDate by = until.plusDays(daysToCome(system.cadence()));
                if (today.isAfter(by)) {
                  overdue.add(
                      new Overdue(
                          system.id(), Optional.of(told), Optional.of(until), Optional.of(by)));
                }
              });
    }
    return overdue;
  }

  /** The end of the next time that a source tells of; empty where nobody can know. */
  private static Optional<LocalDate> next(CaseSystem.Cadence cadence, LocalDate told) {
    YearMonth after = YearMonth.from(told.plusDays(1));
    return switch (cadence) {
      case MONTHLY -> Optional.of(after.atEndOfMonth());
      case TERTIAL ->
          Optional.of(
              YearMonth.of(after.getYear(), (after.getMonthValue() + 3) / 4 * 4).atEndOfMonth());
      case YEARLY -> Optional.of(LocalDate.of(after.getYear(), Month.DECEMBER, 31));
      case EVERY_SECOND_YEAR -> Optional.of(LocalDate.of(told.getYear() + 2, Month.DECEMBER, 31));
      case PER_GROUP -> Optional.empty();
    };
  }

  private static int daysToCome(CaseSystem.Cadence cadence) {
    return switch (cadence) {
      case MONTHLY -> 15;
      case TERTIAL -> 30;
      case YEARLY -> 60;
      case EVERY_SECOND_YEAR, PER_GROUP -> 90;
    };
  }
}
