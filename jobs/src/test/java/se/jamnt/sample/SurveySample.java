package se.jamnt.sample;

import java.util.List;
import java.util.Map;
import java.util.Random;
import se.jamnt.sample.Export.Dialect;

/** Anonymous surveys: among the visitors of youth centres, and among staff. */
final class SurveySample {

  private static final List<String> CENTRES =
      List.of(
          "Alby", "Fittja", "Grödinge", "Hallunda", "Norsborg", "Storvreten", "Tullinge", "Tumba");

  private static final String EQUAL = "Flickor och pojkar behandlas lika";
  private static final String SAFE = "Jag känner mig trygg på fritidsgården";
  private static final String SATISFIED = "Jag är nöjd med fritidsgården";
  private static final String USES = "Jag använder det jag lärt mig";
  private static final String SEES = "Jag ser skillnader mellan kvinnor och män i vårt arbete";
  private static final String WORKPLACE = "Verkstaden Södertälje";

  private final Random random = new Random(20121130);

  private SurveySample() {}

  static void addTo(Map<String, byte[]> files) {
    SurveySample sample = new SurveySample();
    sample.visitors(2010, 180, 220).addTo(files);
    sample.visitors(2012, 200, 250).addTo(files);
    sample.invited(2010, 180, 220).addTo(files);
    sample.invited(2012, 200, 250).addTo(files);
    sample.staff().addTo(files);
  }

  /** Equal treatment was first asked in 2012: 84 % of the girls and 86 % of the boys agree. */
  private Export visitors(int year, int girls, int boys) {
    Export export =
        new Export(
            "brukarundersokning-%d_%d-11-30.csv".formatted(year, year),
            Dialect.utf8(","),
            "År",
            "Fritidsgård",
            "Jag är",
            "Fråga",
            "Svar");
    boolean first = year == 2010;
    answers(export, year, "Flicka", girls, SAFE, first ? 90 : 82);
    answers(export, year, "Pojke", boys, SAFE, first ? 89 : 90);
    answers(export, year, "Flicka", girls, SATISFIED, first ? 88 : 79);
    answers(export, year, "Pojke", boys, SATISFIED, first ? 86 : 87);
    if (!first) {
      answers(export, year, "Flicka", girls, EQUAL, 84);
      answers(export, year, "Pojke", boys, EQUAL, 86);
      // enough of either answer to be shown, or the girls' figure would be hidden with theirs
      answers(export, year, "Annat svar", 12, EQUAL, 50);
    }
    export.row(year, "Fritidsgården Riksten", "Flicka", SAFE, "Stämmer helt");
    export.row(year, "Fritidsgården Alby", "Pojke", SAFE, "Både och");
    return export;
  }

  private void answers(
      Export export, int year, String who, int count, String question, int percent) {
    int agree = count * percent / 100;
    for (int i = 0; i < count; i++) {
      String answer =
          i < agree
              ? Draw.weighted(random, "Stämmer helt", 60, "Stämmer ganska bra", 40)
              : Draw.weighted(random, "Stämmer ganska dåligt", 60, "Stämmer inte alls", 40);
      if (i == count - 1 && question.equals(SATISFIED)) {
        answer = "Vet ej";
      }
      export.row(year, "Fritidsgården " + CENTRES.get(i % CENTRES.size()), who, question, answer);
    }
  }

  private Export invited(int year, int girls, int boys) {
    Export export =
        new Export(
            "brukarundersokning-utskick-%d_%d-11-30.csv".formatted(year, year),
            Dialect.utf8WithMark(","),
            "År",
            "Fritidsgård",
            "Inbjudna flickor",
            "Svar flickor",
            "Inbjudna pojkar",
            "Svar pojkar");
    for (int i = 0; i < CENTRES.size(); i++) {
      int answeringGirls = count(girls, i);
      int answeringBoys = count(boys, i);
      export.row(
          year,
          "Fritidsgården " + CENTRES.get(i),
          answeringGirls + 6 + random.nextInt(10),
          answeringGirls,
          answeringBoys + 12 + random.nextInt(16),
          answeringBoys);
    }
    return export;
  }

  /** How many of the answers were given at a centre. */
  private static int count(int answers, int centre) {
    return answers / CENTRES.size() + (centre < answers % CENTRES.size() ? 1 : 0);
  }

  /** Twenty-one answered: five women and sixteen men. Afterwards nine men and two women use it. */
  private Export staff() {
    Export export =
        new Export(
            "personalenkat-2013-10-31.csv",
            Dialect.utf8("|"),
            "Arbetsplats",
            "Datum",
            "Tillfälle",
            "Kön",
            "Fråga",
            "Svar");
    for (int i = 0; i < 21; i++) {
      boolean woman = i < 5;
      String sex = woman ? "Kvinna" : "Man";
      boolean uses = woman ? i < 2 : i < 5 + 9;
      export.row(WORKPLACE, "2013-02-04", "Före", sex, SEES, i % 3 == 0 ? "Ja" : "Nej");
      export.row(WORKPLACE, "2013-10-14", "Efter", sex, SEES, i % 3 < 2 ? "Ja" : "Vet ej");
      export.row(WORKPLACE, "2013-10-14", "Efter", sex, USES, uses ? "Ja" : "Nej");
    }
    export.row(WORKPLACE, "2013-10-14", "Efter", "Vill ej svara", SEES, "Ja");
    export.row(WORKPLACE, "2013-10-14", "Under", "Man", SEES, "Ja");
    return export;
  }
}
