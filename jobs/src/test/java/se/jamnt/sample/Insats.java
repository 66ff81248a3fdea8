package se.jamnt.sample;

import java.time.LocalDate;
import java.util.List;
import se.jamnt.model.Sex;

/**
 * An activity of a coordination association and how many people come to it.
 *
 * @param transfers whether people also come to it from the association's other activities
 */
record Insats(
    String name,
    String kind,
    String association,
    LocalDate opened,
    boolean transfers,
    Cohorts women,
    Cohorts men) {

  /**
   * Numbers of people by when their first participation began and ended, seen from the published
   * span 2012-01-01..2013-10-31. The last two together are its participants.
   */
  record Cohorts(int endedBefore, int openWhenItBegan, int startedDuring) {}

  private static final String VASTER = "Samordningsförbundet Göteborg Väster";
  private static final String CENTRUM = "Samordningsförbundet Göteborg Centrum";
  private static final String MOLNDAL =
      "Samordningsförbundet Mölndal–Partille–Härryda–Lerum–Alingsås";
  private static final LocalDate LONG_AGO = LocalDate.of(2011, 1, 1);

  /**
   * All activities. Ayande carries a published figure of its own: women are 60 of 66 in 2011 (91 %)
   * and 71 of 91 in the span (78 %), so nobody comes to it from elsewhere.
   */
  static final List<Insats> ALL =
      List.of(
          new Insats(
              "Ayande",
              "Coachning",
              VASTER,
              LONG_AGO,
              false,
              new Cohorts(35, 25, 46),
              new Cohorts(3, 3, 17)),
          of("En väg in", "Vägledning", VASTER, new Cohorts(18, 26, 69), new Cohorts(12, 17, 43)),
          of(
              "Individsamverkansteamet",
              "Förrehabilitering",
              VASTER,
              new Cohorts(22, 34, 86),
              new Cohorts(16, 24, 61)),
          of(
              "Trädgårdskraft",
              "Arbetsträning",
              VASTER,
              new Cohorts(8, 14, 40),
              new Cohorts(7, 9, 26)),
          of("Balder", "Arbetsträning", CENTRUM, new Cohorts(12, 17, 43), new Cohorts(15, 25, 63)),
          of("FÖRSAM", "Coachning", CENTRUM, new Cohorts(18, 26, 66), new Cohorts(13, 18, 46)),
          of(
              "Steget vidare",
              "Förrehabilitering",
              CENTRUM,
              new Cohorts(4, 6, 18),
              new Cohorts(2, 3, 11)),
          of(
              "Ung i centrum",
              "Coachning",
              CENTRUM,
              new Cohorts(12, 17, 45),
              new Cohorts(10, 16, 40)),
          of("Klivet", "Arbetsträning", MOLNDAL, new Cohorts(9, 14, 37), new Cohorts(3, 4, 11)),
          new Insats(
              "Nystart Lerum",
              "Vägledning",
              MOLNDAL,
              LocalDate.of(2013, 8, 1),
              false,
              new Cohorts(0, 0, 12),
              new Cohorts(0, 0, 3)),
          of(
              "Samverkansteamet Mölndal",
              "Förrehabilitering",
              MOLNDAL,
              new Cohorts(16, 24, 60),
              new Cohorts(8, 11, 27)),
          of("Stegen", "Vägledning", MOLNDAL, new Cohorts(12, 19, 49), new Cohorts(6, 8, 21)));

  private static Insats of(
      String name, String kind, String association, Cohorts women, Cohorts men) {
    return new Insats(name, kind, association, LONG_AGO, true, women, men);
  }

  Cohorts people(Sex sex) {
    return sex == Sex.K ? women : men;
  }
}
