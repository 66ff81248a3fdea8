package se.jamnt.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.jamnt.disclosure.LargeCatalogue;
import se.jamnt.disclosure.LargeTable;

/**
 * Units by sex and reason under boards and a total, and a whole catalogue of a hundred
 * organisations: hidden, and audited by the second route.
 */
@Tag("disclosure")
class DisclosureBench {

  private static final int UNITS = Integer.getInteger("jamnt.bench.units", 300);
  private static final int ORGANISATIONS = Integer.getInteger("jamnt.bench.organisations", 100);

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

  /** A catalogue falls apart into the tables of each organisation, or group of them. */
  @Test
  void aHundredOrganisations() {
    LargeTable.Result warm = LargeCatalogue.protect(ORGANISATIONS / 10, 1);
    assertThat(warm.recovered()).isZero();
    LargeTable.Result all = LargeCatalogue.protect(ORGANISATIONS, 2);
    print("catalogue-cells", String.valueOf(all.cells()), "count");
    print("catalogue-primaries", String.valueOf(all.small()), "count");
    print("catalogue-secondaries", String.valueOf(all.secondary()), "count");
    print("catalogue", String.format(Locale.ROOT, "%.2f", all.seconds()), "s");
    print("catalogue-recovered", String.valueOf(all.recovered()), "cells");
    assertThat(all.recovered()).isZero();
  }

  private static void print(String measure, String value, String unit) {
    System.out.printf("bench disclosure %s %s %s%n", measure, value, unit);
  }
}
