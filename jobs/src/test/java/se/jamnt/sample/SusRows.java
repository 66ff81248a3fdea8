package se.jamnt.sample;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import se.jamnt.model.Sex;
import se.jamnt.sample.SusRow.Column;

/** Writes stays as the lines of the SUS export, with all its ways to write one thing. */
final class SusRows {

  private static final Object[] LIVELIHOODS = {
    "Försörjningsstöd",
    44,
    "Sjukpenning",
    16,
    "Aktivitetsersättning",
    10,
    "Sjukersättning",
    6,
    "A-kassa",
    5,
    "Aktivitetsstöd",
    12,
    "Lön",
    1,
    "Studiemedel",
    1,
    "Ingen",
    5
  };

  private final Random random;

  SusRows(Random random) {
    this.random = random;
  }

  SusRow row(Stay stay, @Nullable Exit exit) {
    SusRow row = atStart(stay);
    return exit == null || stay.end() == null
        ? row
        : atExit(row.with(Column.END, stay.end().toString()), exit);
  }

  private SusRow atStart(Stay stay) {
    Person person = stay.person();
    return SusRow.EMPTY
        .with(Column.NUMBER, number(person))
        .with(Column.SEX, sex(person))
        .with(Column.BIRTH_YEAR, birthYear(person))
        .with(Column.INSATS, stay.insats().name())
        .with(Column.KIND, stay.insats().kind())
        .with(Column.ASSOCIATION, stay.insats().association())
        .with(
            Column.REFERRER,
            Draw.weighted(
                random,
                "Kommun",
                41,
                "Arbetsförmedlingen",
                26,
                "Försäkringskassan",
                20,
                "Region",
                13))
        .with(Column.START, stay.start().toString())
        .with(Column.YEARS_IN_SUPPORT, yearsInSupport())
        .with(Column.LIVELIHOOD_AT_START, Draw.weighted(random, LIVELIHOODS))
        .with(Column.OTHER_LIVELIHOOD_AT_START, otherLivelihood())
        .with(
            Column.WORK_AT_START,
            Draw.weighted(random, "Inget", 88, "Deltid", 7, "Heltid", 1, "", 4))
        .with(
            Column.STUDIES_AT_START,
            Draw.weighted(random, "Inget", 90, "Deltid", 4, "Heltid", 2, "", 4))
        .with(Column.EDUCATION, person.education());
  }

  private SusRow atExit(SusRow row, Exit exit) {
    SusRow ended =
        row.with(Column.EXIT_REASON, exit.reason())
            .with(Column.OTHER_LIVELIHOOD_AT_EXIT, otherLivelihood());
    return switch (exit.outcome()) {
      case WORK_OR_STUDIES -> toWorkOrStudies(ended);
      case NEITHER ->
          state(ended, "Inget", "Inget")
              .with(Column.LIVELIHOOD_AT_EXIT, Draw.weighted(random, LIVELIHOODS));
      case UNRECORDED ->
          switch (random.nextInt(3)) {
            case 0 -> state(ended, "Inget", "");
            case 1 -> state(ended, "", "Inget");
            default -> ended;
          };
    };
  }

  /** Part of those with work have no word about studies, and the reverse. */
  private SusRow toWorkOrStudies(SusRow row) {
    String extent = Draw.weighted(random, "Deltid", 45, "Heltid", 55);
    String other = Draw.weighted(random, "Inget", 80, "Deltid", 5, "", 15);
    return Draw.chance(random, 0.68)
        ? state(row, extent, other)
            .with(
                Column.LIVELIHOOD_AT_EXIT,
                Draw.weighted(random, "Lön", 80, "Försörjningsstöd", 12, "Aktivitetsstöd", 8))
        : state(row, other, extent)
            .with(
                Column.LIVELIHOOD_AT_EXIT,
                Draw.weighted(random, "Studiemedel", 75, "Försörjningsstöd", 15, "Ingen", 10));
  }

  private static SusRow state(SusRow row, String work, String studies) {
    return row.with(Column.WORK_AT_EXIT, work).with(Column.STUDIES_AT_EXIT, studies);
  }

  /** Staff write the number with and without century and hyphen. */
  private String number(Person person) {
    String number = person.number();
    if (number == null) {
      return "";
    }
    String hyphenated = number.substring(0, 8) + "-" + number.substring(8);
    return switch (Draw.weighted(random, "hyphen", 62, "plain", 22, "short", 16)) {
      case "plain" -> number;
      case "short" -> hyphenated.substring(2);
      default -> hyphenated;
    };
  }

  private String sex(Person person) {
    boolean stated = person.mustStateSex() || Draw.chance(random, 0.86);
    return !stated ? "" : person.sex() == Sex.K ? "Kvinna" : "Man";
  }

  private String birthYear(Person person) {
    boolean stated = person.number() == null || Draw.chance(random, 0.45);
    return stated ? Integer.toString(person.birthYear()) : "";
  }

  private String yearsInSupport() {
    if (Draw.chance(random, 0.06)) {
      return "";
    }
    int halfYears = (int) (-StrictMath.log(1 - random.nextDouble()) * 7);
    return halfYears / 2 + (halfYears % 2 == 0 ? "" : ",5");
  }

  private String otherLivelihood() {
    return Draw.weighted(
        random, "", 88, "Sjukpenning", 4, "Aktivitetsersättning", 2, "Lön", 4, "A-kassa", 2);
  }
}
