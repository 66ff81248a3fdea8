package se.jamnt.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import se.jamnt.model.Sex;

/** Invents adults from the Tax Agency's published test numbers, each number used once. */
final class TestPersons {

  private static final String NUMBERS = "jobs/src/test/resources/test-identity-numbers.csv";

  /** From 16 to 64 years in the years of the export. */
  private static final int OLDEST = 1949;

  private static final int YOUNGEST = 1995;

  /** One person in so many takes part without a number, or states another sex than the number's. */
  private static final int WITHOUT_NUMBER = 140;

  private static final int OTHER_SEX_THAN_NUMBER = 290;

  private final Random random;
  private final Deque<String> women;
  private final Deque<String> men;
  private int invented;

  TestPersons(Path root, Random random) {
    this.random = random;
    Map<String, Double> order =
        readNumbers(root).stream()
            .filter(number -> birthYear(number) >= OLDEST && birthYear(number) <= YOUNGEST)
            .collect(Collectors.toMap(number -> number, this::placeInDeck));
    women = deck(order, Sex.K);
    men = deck(order, Sex.M);
  }

  private static Deque<String> deck(Map<String, Double> order, Sex sex) {
    return order.entrySet().stream()
        .filter(place -> sexOf(place.getKey()) == sex)
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(ArrayDeque::new));
  }

  private static List<String> readNumbers(Path root) {
    try {
      return Files.readAllLines(root.resolve(NUMBERS)).stream()
          .skip(1)
          .map(line -> line.substring(line.indexOf(',') + 1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Most test numbers are those of young people: the rare older ones are drawn first. */
  private double placeInDeck(String number) {
    int year = birthYear(number);
    double weight = year < 1970 ? 3 : year < 1980 ? 2 : year < 1990 ? 1 : 0.6;
    return -StrictMath.log(1 - random.nextDouble()) / weight;
  }

  /** A new person, now and then one without number or with another sex than the number's. */
  Person next(Sex sex) {
    invented++;
    if (invented % WITHOUT_NUMBER == 0) {
      return new Person(invented, null, sex, 1955 + random.nextInt(38), education());
    }
    Sex deck = invented % OTHER_SEX_THAN_NUMBER == 7 ? other(sex) : sex;
    String number = (deck == Sex.K ? women : men).remove();
    return new Person(invented, number, sex, birthYear(number), education());
  }

  private String education() {
    return Draw.weighted(
        random, "Grundskola", 42, "Gymnasium", 38, "Eftergymnasial", 13, "Uppgift saknas", 7);
  }

  private static Sex other(Sex sex) {
    return sex == Sex.K ? Sex.M : Sex.K;
  }

  static int birthYear(String number) {
    return Integer.parseInt(number.substring(0, 4));
  }

  /** The last digit but one is even for women. */
  static Sex sexOf(String number) {
    return (number.charAt(10) - '0') % 2 == 0 ? Sex.K : Sex.M;
  }
}
