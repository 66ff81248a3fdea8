package se.jamnt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a reader can work out by adding and subtracting, and what not. */
class EliminationTest {

  private static Combination sum(int... atoms) {
    return Combination.sum(IntStream.of(atoms));
  }

  @Test
  void aTotalLessItsOtherPartsGivesTheLast() {
    Elimination reader = new Elimination(3, List.of());
    reader.isKnown(sum(0, 1, 2));
    reader.isKnown(sum(0));
    assertThat(reader.isGivenBack(sum(1))).isFalse();
    assertThat(reader.isGivenBack(sum(1, 2))).isTrue();
    reader.isKnown(sum(1));
    assertThat(reader.isGivenBack(sum(2))).isTrue();
  }

  @Test
  void whatIsGuardedIsNotGivenBack() {
    Elimination reader = new Elimination(3, List.of(sum(2)));
    assertThat(reader.publish(sum(0, 1, 2))).isTrue();
    assertThat(reader.publish(sum(0))).isTrue();
    assertThat(reader.publish(sum(1))).isFalse();
    assertThat(reader.publish(sum(1, 2))).isTrue();
  }

  /**
   * Every row and every column has two hidden cells, and still the one in row 2, column 3 follows:
   * rows 1 and 2 less columns 1 and 2 leave it alone.
   *
   * <pre>
   *   x x . .
   *   x x x .
   *   . . x x
   *   . . x x
   * </pre>
   */
  @Test
  void twoHiddenCellsInEveryLineAreNotEnough() {
    int[][] hidden = {{0, 0}, {0, 1}, {1, 0}, {1, 1}, {1, 2}, {2, 2}, {2, 3}, {3, 2}, {3, 3}};
    for (int line = 0; line < 4; line++) {
      int number = line;
      assertThat(Arrays.stream(hidden).filter(cell -> cell[0] == number)).hasSizeBetween(2, 3);
      assertThat(Arrays.stream(hidden).filter(cell -> cell[1] == number)).hasSizeBetween(2, 3);
    }
    Elimination reader = readerOf(hidden);
    assertThat(Arrays.stream(hidden).filter(cell -> reader.isGivenBack(sum(4 * cell[0] + cell[1]))))
        .containsExactly(hidden[4]);
  }

  /** A 4 x 4 table with its totals, in which all is shown but the cells named. */
  private static Elimination readerOf(int[][] hidden) {
    Elimination reader = new Elimination(16, List.of());
    for (int line = 0; line < 4; line++) {
      int number = line;
      reader.isKnown(Combination.sum(IntStream.range(0, 4).map(i -> 4 * number + i)));
      reader.isKnown(Combination.sum(IntStream.range(0, 4).map(i -> 4 * i + number)));
    }
    for (int cell = 0; cell < 16; cell++) {
      int number = cell;
      if (Arrays.stream(hidden).noneMatch(one -> 4 * one[0] + one[1] == number)) {
        reader.isKnown(sum(cell));
      }
    }
    return reader;
  }

  @Test
  void numbersThatDoNotFitAreNoAnswer() {
    Combination large = sum(0, 1);
    for (int i = 0; i < 62; i++) {
      large = large.plus(large);
    }
    Combination largest = large;
    assertThatThrownBy(() -> largest.plus(largest)).isInstanceOf(ArithmeticException.class);
  }
}
