package se.jamnt.disclosure;

import java.util.List;
import java.util.stream.Stream;

/** Something a reader can subtract: a total and all its parts. */
record Sum(Cell total, List<Cell> parts) {

  Stream<Cell> cells() {
    return Stream.concat(Stream.of(total), parts.stream());
  }
}
