package se.jamnt.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import se.jamnt.sample.SusRow.Column;

/** What the earlier export said otherwise and was corrected before the latest. */
final class SusChanges {

  private SusChanges() {}

  static void apply(List<Registration> all, Random random) {
    correct(all, random, SusChanges::isOngoing, row -> shift(row, Column.START, 7));
    correct(all, random, SusChanges::isOngoing, row -> shift(row, Column.START, -14));
    correct(all, random, row -> row.get(Column.REFERRER).equals("Region"), referrer("Kommun"));
    correct(all, random, row -> row.get(Column.REFERRER).equals("Kommun"), referrer("Region"));
    correct(
        all,
        random,
        row -> row.get(Column.EXIT_REASON).equals("Fullföljd"),
        row -> row.with(Column.EXIT_REASON, "Avbruten"));
    correct(
        all,
        random,
        row -> row.get(Column.EXIT_REASON).equals("Avbruten"),
        row -> shift(row, Column.END, -1));
    correct(
        all,
        random,
        row -> row.get(Column.EDUCATION).equals("Gymnasium"),
        row -> row.with(Column.EDUCATION, "Uppgift saknas"));
  }

  private static void correct(
      List<Registration> all,
      Random random,
      Predicate<SusRow> among,
      UnaryOperator<SusRow> earlier) {
    int at = pick(all, random, r -> r.isInBoth() && r.earlier().stream().allMatch(among));
    all.set(at, all.get(at).changeEarlier(earlier));
  }

  /** The place of a registration that fits. */
  static int pick(List<Registration> all, Random random, Predicate<Registration> fits) {
    while (true) {
      int at = random.nextInt(all.size());
      if (fits.test(all.get(at))) {
        return at;
      }
    }
  }

  static boolean isOngoing(SusRow row) {
    return row.get(Column.END).isEmpty();
  }

  private static SusRow shift(SusRow row, Column column, int days) {
    return row.with(column, LocalDate.parse(row.get(column)).plusDays(days).toString());
  }

  private static UnaryOperator<SusRow> referrer(String word) {
    return row -> row.with(Column.REFERRER, word);
  }
}
