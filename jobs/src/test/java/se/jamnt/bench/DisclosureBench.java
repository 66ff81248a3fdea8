package se.jamnt.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.jamnt.disclosure.LargeTable;

/** Units by sex and reason under boards and a total: hidden, and audited by the second route. */
@Tag("disclosure")
class DisclosureBench {

  private static final int UNITS = Integer.getInteger("jamnt.bench.units", 300);

  @Test
  void smallAndTenTimesAsLarge() {
    LargeTable.Result warm = LargeTable.protect(UNITS / 3, 1);
    assertThat(warm.recovered()).isZero();
    LargeTable.Result one = LargeTable.protect(UNITS, 2);
    LargeTable.Result ten = LargeTable.protect(10 * UNITS, 3);
    print("cells", one.cells() + " " + ten.cells(), "count");
    print("primaries", one.small() + " " + ten.small(), "count");
    print("secondaries", one.secondary() + " " + ten.secondary(), "count");
    print("cells-11k", String.format(Locale.ROOT, "%.2f", one.seconds()), "s");
    print("cells-110k", String.format(Locale.ROOT, "%.2f", ten.seconds()), "s");
    print("recovered", String.valueOf(one.recovered() + ten.recovered()), "cells");
    assertThat(one.recovered() + ten.recovered()).isZero();
  }

  private static void print(String measure, String value, String unit) {
    System.out.printf("bench disclosure %s %s %s%n", measure, value, unit);
  }
}
