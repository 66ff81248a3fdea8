package se.jamnt.pipeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.jamnt.configuration.Home;
import se.jamnt.database.Access;
import se.jamnt.database.Database;
import se.jamnt.database.Role;
import se.jamnt.model.Closing;
import se.jamnt.model.Period;
import se.jamnt.model.PeriodCalendar;
import se.jamnt.operations.Schedule.Publication;

/**
 * Approves the last whole period of a kind, as a person decided beforehand: revision 1 for each
 * board that has none. Never a further revision, and never while data of the period are to come.
 */
final class ScheduledPublication {

  private static final Logger LOG = LoggerFactory.getLogger(ScheduledPublication.class);

  private final Home home;
  private final WholeConfiguration configuration;
  private final LocalDate today;

  ScheduledPublication(Home home, WholeConfiguration configuration, LocalDate today) {
    this.home = home;
    this.configuration = configuration;
    this.today = today;
  }

  /**
   * Approves what is to be approved.
   *
   * @return false if a person has to see to it: there are no figures, or they are not complete
   */
  boolean publish(Publication publication, Function<WholeConfiguration, Runner> runner) {
    Period period = last(publication.kind());
    Set<String> boards = new TreeSet<>();
    try (Database database =
        Database.open(
            home,
            configuration.settings().databaseUrl(),
            configuration.settings().databaseUser(),
            Access.READ_ONLY)) {
      History history = new History(database.asOwner(), database.as(Role.EVALUATOR));
      Optional<LocalDate> asOf = history.dataAsOf(period);
      if (asOf.isEmpty() || asOf.get().isBefore(period.last())) {
        LOG.warn(
            "{} is not published: the data go to {}",
            period,
            asOf.map(LocalDate::toString).orElse("no day of it"));
        return false;
      }
      boards.addAll(history.boardsWithFigures(period));
      if (!publication.boards().isEmpty()) {
        boards.retainAll(publication.boards());
      }
      boards.removeAll(new ArrayList<>(history.revisions(period).keySet()));
    }
    if (boards.isEmpty()) {
      LOG.info("{} is published already", period);
      return true;
    }
    Run run =
        runner
            .apply(configuration)
            .publish(
                new Closing(
                    period,
                    boards,
                    publication.by(),
                    publication.reason(),
                    publication.caseNumber(),
                    today));
    LOG.info("{} is closed as revision 1 for {}", period, boards);
    return !run.needsAPerson();
  }

  private Period last(Period.Kind kind) {
    return new PeriodCalendar(List.of(kind), List.of(), List.of())
        .periods(today.minusYears(2), today).stream()
            .filter(period -> period.last().isBefore(today))
            .max(Comparator.comparing(Period::last))
            .orElseThrow();
  }
}
