package se.jamnt.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import se.jamnt.model.Sex;
import se.jamnt.sample.Exit.Outcome;

/**
 * Draws how the stays ended, so that 34 % of the women and 34 % of the men who left in the span had
 * work or studies: of each person the last exit counts, of all exits those with a recorded outcome.
 */
final class Exits {

  /** 34 %, also when decimals are printed. */
  private static final int WITH_WORK_OR_STUDIES_OF_FIFTY = 17;

  private static final double SHARE_UNRECORDED = 0.06;

  private final Random random;

  /** In the order of the stays, so that every run draws the same. */
  private final Map<Stay, Exit> exits = new LinkedHashMap<>();

  private Exits(Random random) {
    this.random = random;
  }

  static Map<Stay, Exit> draw(List<Stay> stays, Random random) {
    Exits drawn = new Exits(random);
    stays.stream().filter(stay -> stay.end() != null).forEach(drawn::drawEarlierOrOther);
    for (Sex sex : List.of(Sex.K, Sex.M)) {
      drawn.drawLastExits(sex);
    }
    return drawn.exits;
  }

  private void drawEarlierOrOther(Stay stay) {
    String reason =
        Draw.weighted(
            random, "Fullföljd", 63, "Avbruten", 21, "Flyttat", 6, "Överflyttad", 9, "Avliden", 1);
    Outcome outcome =
        Draw.chance(random, SHARE_UNRECORDED)
            ? Outcome.UNRECORDED
            : Draw.chance(random, likelihood(stay)) ? Outcome.WORK_OR_STUDIES : Outcome.NEITHER;
    exits.put(stay, new Exit(reason, outcome));
  }

  /** Activities close to the labour market reach it more often. */
  private static double likelihood(Stay stay) {
    return switch (stay.insats().kind()) {
      case "Arbetsträning" -> 0.42;
      case "Coachning" -> 0.38;
      case "Vägledning" -> 0.30;
      default -> 0.24;
    };
  }

  private void drawLastExits(Sex sex) {
    List<Stay> last = lastExits(sex);
    int fifties = (int) (last.size() * (1 - SHARE_UNRECORDED) / 50);
    int unrecorded = last.size() - 50 * fifties;
    int successful = WITH_WORK_OR_STUDIES_OF_FIFTY * fifties;
    Map<Stay, Double> places = new LinkedHashMap<>();
    last.forEach(stay -> places.put(stay, random.nextDouble()));
    last.sort(Comparator.comparing(places::get));
    last.subList(0, unrecorded).forEach(stay -> put(stay, Outcome.UNRECORDED));
    List<Stay> recorded = last.subList(unrecorded, last.size());
    recorded.forEach(stay -> places.put(stay, weightedPlace(likelihood(stay))));
    recorded.sort(Comparator.comparing(places::get));
    recorded.subList(0, successful).forEach(stay -> put(stay, Outcome.WORK_OR_STUDIES));
    recorded.subList(successful, recorded.size()).forEach(stay -> put(stay, Outcome.NEITHER));
  }

  private double weightedPlace(double weight) {
    return -StrictMath.log(1 - random.nextDouble()) / weight;
  }

  private List<Stay> lastExits(Sex sex) {
    Map<Person, Stay> last = new LinkedHashMap<>();
    exits.forEach(
        (stay, exit) -> {
          LocalDate end = stay.end();
          if (end != null
              && stay.endsIn(Stays.SPAN_BEGIN, Stays.SPAN_END)
              && exit.isLeaving()
              && stay.person().sex() == sex) {
            last.merge(stay.person(), stay, (a, b) -> end.isAfter(a.end()) ? b : a);
          }
        });
    return new ArrayList<>(last.values());
  }

  private void put(Stay stay, Outcome outcome) {
    exits.computeIfPresent(stay, (s, exit) -> new Exit(exit.reason(), outcome));
  }
}
