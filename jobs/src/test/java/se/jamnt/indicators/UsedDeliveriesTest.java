package se.jamnt.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.jamnt.indicators.UsedDeliveries.Delivery;
import se.jamnt.model.DateSpan;
import se.jamnt.model.Period;

/** What a period rests on decides whether a night computes it again. */
class UsedDeliveriesTest {

  private static final Period MAY = Period.parse("2013-05");
  private static final LocalDate FIRST = LocalDate.of(2013, 1, 1);

  @Test
  void aPeriodRestsOnWhatCameUntilItWasCoveredAndOnWhatChangedIt() {
    assertThat(
            used(
                delivery(1, "2013-05-15", Set.of(), null),
                delivery(2, "2013-06-15", Set.of(), null),
                delivery(3, "2013-07-15", Set.of(), null),
                delivery(4, "2013-08-15", Set.of(), "2013-05-20"),
                delivery(5, "2013-09-15", Set.of(), "2013-06-01")))
        .containsExactly(1L, 2L, 4L);
  }

  @Test
  void whatTellsOfSomeUnitsCoversThose() {
    assertThat(
            used(
                delivery(1, "2013-05-31", Set.of("north"), null),
                delivery(2, "2013-05-31", Set.of("south", "west"), null),
                delivery(3, "2013-06-30", Set.of("north"), null),
                delivery(4, "2013-06-30", Set.of("south", "west"), null),
                delivery(5, "2013-07-31", Set.of("north", "east"), null),
                delivery(6, "2013-08-31", Set.of(), null),
                delivery(7, "2013-09-30", Set.of("outer"), null)))
        .as("east was new, and only the sixth told of all")
        .containsExactly(1L, 2L, 5L, 6L);
  }

  private static List<Long> used(Delivery... deliveries) {
    return new UsedDeliveries(List.of(deliveries), List.of())
        .usedFor(MAY).stream().map(Delivery::id).toList();
  }

  /** A delivery of the year so far that changed what there is from a day on, if it did. */
  private static Delivery delivery(
      long id, String until, Set<String> units, @Nullable String changed) {
    LocalDate last = LocalDate.parse(until);
    return new Delivery(
        id,
        "sus",
        last,
        new Coverage.Span(new DateSpan(FIRST, last), units),
        Optional.ofNullable(changed)
            .map(LocalDate::parse)
            .map(day -> new DateSpan(day, day.plusDays(1))));
  }
}
