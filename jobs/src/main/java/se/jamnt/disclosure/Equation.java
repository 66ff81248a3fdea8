package se.jamnt.disclosure;

import java.util.Map;

/** Something that adds up in published files: the total is taken away from its parts. */
record Equation(Map<Cell, Integer> times, Ground ground) {

  /** By what a reader knows it. */
  enum Ground {
    /** By the rows: nothing is counted that they do not tell. */
    ROWS,
    /** As far as readers know how many people units share, who exceed the node above by these. */
    SHARED_PEOPLE,
    /** Since nobody is in the days of which no row tells. */
    NOBODYS_DAYS
  }

  boolean isExact() {
    return ground == Ground.ROWS;
  }
}
