package se.jamnt.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.CaseSystem.Cadence;
import se.jamnt.model.CaseSystem.SexBasis;
import se.jamnt.model.Words;

/** Which deliveries should have come, by how often each source delivers. */
class OverdueTest {

  @ParameterizedTest
  @CsvSource({
    "MONTHLY,           2013-10-31, 2013-11-30, 2013-12-15",
    "MONTHLY,           2013-10-17, 2013-10-31, 2013-11-15",
    "MONTHLY,           2012-01-31, 2012-02-29, 2012-03-15",
    "TERTIAL,           2013-04-30, 2013-08-31, 2013-09-30",
    "TERTIAL,           2013-12-31, 2014-04-30, 2014-05-30",
    "YEARLY,            2012-12-31, 2013-12-31, 2014-03-01",
    "EVERY_SECOND_YEAR, 2012-12-31, 2014-12-31, 2015-03-31",
  })
  void theNextDeliveryHasADayAndIsOverdueOnTheDayAfter(
      Cadence cadence, LocalDate told, LocalDate until, LocalDate by) {
    assertThat(on(by, cadence, Map.of("source", told))).isEmpty();
    assertThat(on(by.plusDays(1), cadence, Map.of("source", told)))
        .containsExactly(
            new Overdue("source", Optional.of(told), Optional.of(until), Optional.of(by)));
  }

  @Test
  void nobodyKnowsWhenTheNextGroupEnds() {
    LocalDate told = LocalDate.of(2010, 1, 1);
    assertThat(on(LocalDate.of(2030, 1, 1), Cadence.PER_GROUP, Map.of("source", told))).isEmpty();
  }

  @Test
  void aSourceThatNeverDeliveredIsNamed() {
    assertThat(on(LocalDate.of(2013, 1, 1), Cadence.YEARLY, Map.of()))
        .containsExactly(
            new Overdue("source", Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private static List<Overdue> on(
      LocalDate today, Cadence cadence, Map<String, LocalDate> toldUntil) {
    CaseSystem source =
        new CaseSystem("source", new Words("källa", "source"), cadence, SexBasis.OBSERVED, false);
    return Overdue.on(today, List.of(source), toldUntil);
  }
}
