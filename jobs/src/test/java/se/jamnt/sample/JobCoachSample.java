package se.jamnt.sample;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import se.jamnt.model.Sex;
import se.jamnt.sample.Export.Dialect;

/** Visits to the job coaches and the jobs they led to, 2006–2009: without sex before 2009. */
final class JobCoachSample {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final int[] VISITS = {11_000, 9_750, 10_000, 10_000};
  private static final int[] JOBS = {337, 472, 528, 500};

  /** The jobs of 2009 by third of the year: in the first, twice as many men as women. */
  private static final int[] WOMENS_JOBS = {48, 90, 94};

  private static final int[] MENS_JOBS = {96, 84, 88};
  private static final int TICKETS = 1200;

  private final Random random = new Random(20091231);
  private final UnusedNumbers numbers;

  private JobCoachSample(UnusedNumbers numbers) {
    this.numbers = numbers;
  }

  static void addTo(Map<String, byte[]> files, UnusedNumbers numbers) {
    JobCoachSample sample = new JobCoachSample(numbers);
    sample.visits().addTo(files);
    sample.jobs().addTo(files);
  }

  private Export visits() {
    Export export =
        new Export(
            "jobbcoach-besok-2009-12-31.csv",
            Dialect.windows("\t"),
            "Datum",
            "In",
            "Ut",
            "Antal",
            "Kön",
            "Ålder",
            "Bostadsort",
            "Ärende",
            "Personnummer");
    for (int year = 2006; year <= 2008; year++) {
      int[] months = shares(VISITS[year - 2006], 12);
      for (int month = 1; month <= 12; month++) {
        String last = YearMonth.of(year, month).atEndOfMonth().format(DAY);
        export.row(last, "", "", months[month - 1], "", "", "", "", "");
      }
    }
    tickets(export);
    counted(export, "Kvinna", 5300 - TICKETS / 2);
    counted(export, "Man", 4700 - TICKETS / 2);
    export.row("17/06/2009", "10:40", "10:15", 1, "Kvinna", 34, "Botkyrka", "Söka jobb", "");
    export.row("31/06/2009", "", "", 12, "Man", "", "", "Övrigt", "");
    return export;
  }

  /** Queue tickets of 2009: one visitor in four says who it is, and most of these come back. */
  private void tickets(Export export) {
    List<String> women = new ArrayList<>();
    List<String> men = new ArrayList<>();
    for (int i = 0; i < TICKETS; i++) {
      boolean woman = i % 2 == 0;
      Sex sex = woman ? Sex.K : Sex.M;
      LocalDate day = Draw.weekday(random, LocalDate.of(2009, 1, 7), LocalDate.of(2009, 12, 30));
      LocalTime in = LocalTime.of(9, 0).plusMinutes(random.nextInt(400));
      LocalTime out = in.plusMinutes((woman ? 22 : 24) + random.nextInt(40));
      String number = "";
      if (i % 8 < 2) {
        List<String> ofSex = woman ? women : men;
        if (ofSex.size() < 40) {
          ofSex.add(numbers.next(sex));
        }
        number = ofSex.get(i / 8 % ofSex.size());
      }
      export.row(
          day.format(DAY),
          in,
          i % 50 == 7 ? "" : out,
          1,
          woman ? "Kvinna" : "Man",
          number.isEmpty() ? 18 + random.nextInt(46) : 2009 - TestPersons.birthYear(number),
          Draw.weighted(random, "Botkyrka", 85, "Annan", 15),
          i % 150 == 9
              ? "Kö 4"
              : Draw.weighted(
                  random, "Söka jobb", 50, "Ansökan", 25, "Vägledning", 15, "Övrigt", 10),
          number);
    }
  }

  /** Visitors without a ticket, counted by the week. */
  private void counted(Export export, String sex, int visits) {
    int[] weeks = shares(visits, 50);
    for (int week = 0; week < weeks.length; week++) {
      String friday = LocalDate.of(2009, 1, 9).plusWeeks(week).format(DAY);
      export.row(friday, "", "", weeks[week], sex, "", "", "", "");
    }
  }

  private Export jobs() {
    Export export =
        new Export(
            "jobbcoach-jobb-2009-12-31.csv",
            Dialect.utf8(";"),
            "Löpnr",
            "Anställd från",
            "Kön",
            "Antal jobb");
    int number = 1;
    for (int year = 2006; year <= 2008; year++) {
      int[] months = shares(JOBS[year - 2006], 12);
      for (int month = 1; month <= 12; month++) {
        export.row(number++, YearMonth.of(year, month).atEndOfMonth(), "", months[month - 1]);
      }
    }
    for (int third = 0; third < 3; third++) {
      LocalDate first = LocalDate.of(2009, 1 + 4 * third, 1);
      for (int i = 0; i < WOMENS_JOBS[third] + MENS_JOBS[third]; i++) {
        LocalDate day = Draw.weekday(random, first, first.plusMonths(4).minusDays(1));
        export.row(number++, day, i < WOMENS_JOBS[third] ? "K" : "M", 1);
      }
    }
    export.row(number++, "2009-09-07", "K", "en");
    export.row(number, "2010-02-01", "M", 1);
    return export;
  }

  /** A sum in parts that differ by at most a tenth, with the right total. */
  private int[] shares(int sum, int parts) {
    int[] shares = new int[parts];
    int left = sum;
    for (int i = 0; i < parts; i++) {
      int even = left / (parts - i);
      shares[i] = i == parts - 1 ? left : even + random.nextInt(even / 10 + 1) - even / 20;
      left -= shares[i];
    }
    return shares;
  }
}
