package se.jamnt.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import se.jamnt.sample.SusRow.Column;

/**
 * What goes wrong in exports. The faulty rows of the earlier export are right in the latest; those
 * of the latest belong to people who have no other row, so that the published figures hold.
 */
final class SusFaults {

  private final Random random;
  private final Function<LocalDate, SusRow> freshRow;

  SusFaults(Random random, Function<LocalDate, SusRow> freshRow) {
    this.random = random;
    this.freshRow = freshRow;
  }

  /** Spoils rows of the earlier export and gives the registrations that only the latest has. */
  List<Registration> add(List<Registration> all) {
    spoilEarlier(all, row -> row.with(Column.START, "1812" + row.get(Column.START).substring(4)));
    spoilEarlier(all, row -> row.with(Column.START, ""));
    spoilEarlier(all, row -> row.with(Column.EXIT_REASON, "Slutfört"));
    spoilEarlier(all, row -> row.cutAfter(Column.REFERRER));
    unknownSex(all);
    return latest();
  }

  private void spoilEarlier(List<Registration> all, UnaryOperator<SusRow> fault) {
    int at =
        SusChanges.pick(
            all,
            random,
            r ->
                r.isInBoth()
                    && r.earlier().stream().allMatch(SusFaults::isCompleted)
                    && isSound(r));
    all.set(at, all.get(at).changeEarlier(fault));
  }

  private static boolean isCompleted(SusRow row) {
    return row.get(Column.EXIT_REASON).equals("Fullföljd");
  }

  /** Neither corrected nor spoiled before: an ended participation is the same in both exports. */
  private static boolean isSound(Registration registration) {
    return registration.earlier().equals(registration.latest());
  }

  /** Not a reason to reject: the identity number gives the sex. */
  private void unknownSex(List<Registration> all) {
    int at =
        SusChanges.pick(
            all,
            random,
            r ->
                r.earlier().isEmpty()
                    && r.latest().stream().allMatch(row -> row.get(Column.SEX).isEmpty()));
    all.set(at, all.get(at).changeLatest(row -> row.with(Column.SEX, "X")));
  }

  private List<Registration> latest() {
    List<Registration> faulty = new ArrayList<>();
    faulty.add(fresh("2013-01-21", row -> ended(row, "31/2/2013")));
    faulty.add(fresh("2013-06-03", row -> ended(row, "2013-03-06")));
    faulty.add(fresh("2013-02-18", row -> row.with(Column.INSATS, "Kompassen")));
    faulty.add(fresh("2013-03-25", row -> row.with(Column.NUMBER, wrongDigit(row))));
    faulty.add(fresh("2013-04-15", row -> row.with(Column.REFERRER, "Kriminalvården")));
    faulty.add(fresh("2013-10-28", row -> row.with(Column.START, "2013-11-18")));
    SusRow doubled = freshRow.apply(LocalDate.of(2013, 8, 26));
    faulty.add(
        new Registration(
            LocalDate.of(2013, 8, 26), List.of(), List.of(doubled, ended(doubled, "2013-10-04"))));
    return faulty;
  }

  private Registration fresh(String start, UnaryOperator<SusRow> fault) {
    LocalDate day = LocalDate.parse(start);
    return Registration.of(day, fault.apply(freshRow.apply(day)));
  }

  private static SusRow ended(SusRow row, String end) {
    return row.with(Column.END, end)
        .with(Column.EXIT_REASON, "Avbruten")
        .with(Column.WORK_AT_EXIT, "Inget")
        .with(Column.STUDIES_AT_EXIT, "Inget");
  }

  private static String wrongDigit(SusRow row) {
    String number = row.get(Column.NUMBER);
    int last = number.charAt(number.length() - 1) - '0';
    return number.substring(0, number.length() - 1) + (last + 1) % 10;
  }
}
