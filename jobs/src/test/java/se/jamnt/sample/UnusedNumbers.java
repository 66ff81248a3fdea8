package se.jamnt.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import se.jamnt.model.Sex;

/**
 * The published test numbers of adults that no other sample uses: each is given once, so that
 * nobody is known to two boards.
 */
final class UnusedNumbers {

  private static final String FILE = "jobs/src/test/resources/test-identity-numbers.csv";
  private static final int YOUNGEST = 1993;
  private static final int MOST_YEARS_APART = 5;

  private final Deque<String> women;
  private final Deque<String> men;

  /**
   * The numbers that stand in none of some exports.
   *
   * @param exports whose digits are those of Latin letters
   */
  UnusedNumbers(Path root, Random random, Collection<byte[]> exports) {
    String used =
        exports.stream()
            .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).replace("-", ""))
            .collect(Collectors.joining("\n"));
    List<String> free = new ArrayList<>();
    for (String number : numbers(root)) {
      if (TestPersons.birthYear(number) <= YOUNGEST && !used.contains(number.substring(2))) {
        free.add(number);
      }
    }
    Collections.shuffle(free, random);
    women = deck(free, Sex.K);
    men = deck(free, Sex.M);
  }

  private static Deque<String> deck(List<String> numbers, Sex sex) {
    return numbers.stream()
        .filter(number -> TestPersons.sexOf(number) == sex)
        .collect(Collectors.toCollection(ArrayDeque::new));
  }

  private static List<String> numbers(Path root) {
    try {
      return Files.readAllLines(root.resolve(FILE)).stream()
          .skip(1)
          .map(line -> line.substring(line.indexOf(',') + 1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Twelve digits that nobody else has. */
  String next(Sex sex) {
    return (sex == Sex.K ? women : men).remove();
  }

  /** The same with century and hyphen. */
  String nextWithHyphen(Sex sex) {
    String number = next(sex);
    return number.substring(0, 8) + "-" + number.substring(8);
  }

  /**
   * Twelve digits that nobody else has and that are no samordningsnummer, of who is born in a year
   * or near it, if any are left.
   */
  Optional<String> nextPersonnummer(Sex sex, int birthYear) {
    Deque<String> deck = sex == Sex.K ? women : men;
    Optional<String> next =
        deck.stream()
            .filter(number -> number.charAt(6) < '6')
            .filter(number -> yearsApart(number, birthYear) <= MOST_YEARS_APART)
            .min(Comparator.comparing(number -> yearsApart(number, birthYear)));
    next.ifPresent(deck::remove);
    return next;
  }

  private static int yearsApart(String number, int birthYear) {
    return Math.abs(TestPersons.birthYear(number) - birthYear);
  }
}
