package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.jamnt.indicators.ShippedCatalog;
import se.jamnt.model.Language;
import se.jamnt.model.Words;

class WordingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Deltagare; Remittent; Deltagare efter remittent; Deltagare efter remittent, i diagram",
        "Behov av stöd; Behov av stöd; Behov av stöd: fördelning; Behov av stöd: fördelning, i diagram",
        "Resurser efter kön; Resurs; Resurser efter kön: fördelning;"
            + " Resurser efter kön: fördelning, i diagram",
      })
  void aMeasureNamedForWhatItDividesByDoesNotSayItTwice(
      String measure, String field, String table, String chart) {
    Wording wording = Wording.of(ReportsOfTheSample.PHRASES.in(Language.SV));
    Words name = new Words(measure, "");
    Words by = new Words(field, "");
    assertThat(wording.byField(name, by)).isEqualTo(table);
    assertThat(wording.byFieldInChart(name, by)).isEqualTo(chart);
  }

  @Test
  void whatIsSetAgainstTheShareOfPersonsIsNoNumberOfAnything() {
    Wording wording = Wording.of(ReportsOfTheSample.PHRASES.in(Language.SV));
    assertThat(wording.unit(ShippedCatalog.read().find("resource-share").orElseThrow()))
        .isEqualTo("gånger andelen av personerna");
    assertThat(wording.unit(ShippedCatalog.read().find("jobs-per-100-visits").orElseThrow()))
        .isEqualTo("antal");
  }
}
