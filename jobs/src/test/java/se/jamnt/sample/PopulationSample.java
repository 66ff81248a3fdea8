package se.jamnt.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.jamnt.sample.Export.Dialect;

/** The population of Botkyrka by district, sex and age at the end of three years. */
final class PopulationSample {

  private static final int OLDEST = 99;

  /** By district; about as large as they are. */
  private static final Map<String, Integer> INHABITANTS = new LinkedHashMap<>();

  static {
    INHABITANTS.put("Alby", 13_000);
    INHABITANTS.put("Fittja", 7_600);
    INHABITANTS.put("Grödinge", 6_300);
    INHABITANTS.put("Hallunda-Norsborg", 16_300);
    INHABITANTS.put("Tullinge", 16_400);
    INHABITANTS.put("Tumba", 26_400);
  }

  private PopulationSample() {}

  static void addTo(Map<String, byte[]> files) {
    for (int year = 2011; year <= 2013; year++) {
      population(year).addTo(files);
    }
  }

  private static Export population(int year) {
    Export export =
        new Export(
            "befolkning-%d_%d-12-31.csv".formatted(year, year),
            Dialect.utf8(";"),
            "År",
            "Kommundel",
            "Kön",
            "Ålder",
            "Antal");
    for (Map.Entry<String, Integer> district : INHABITANTS.entrySet()) {
      for (String sex : List.of("kvinnor", "män")) {
        for (int age = 0; age <= OLDEST; age++) {
          export.row(
              year, district.getKey(), sex, age, people(district.getValue(), year, sex, age));
        }
      }
    }
    export.row(year, "Hela kommunen", "män", 0, 620);
    return export;
  }

  /** Even up to sixty, then fewer, men before women; a hundredth more each year. */
  private static int people(int inhabitants, int year, String sex, int age) {
    int longest = sex.equals("män") ? 95 : 100;
    int left = age <= 60 ? longest - 60 : Math.max(0, longest - age);
    return inhabitants * (100 + year - 2013) / 154 * left / (longest - 60) / 100;
  }
}
