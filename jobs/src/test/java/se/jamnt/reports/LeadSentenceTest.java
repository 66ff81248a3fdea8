package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.jamnt.disclosure.ProtectedTable;
import se.jamnt.disclosure.TestTables;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.model.Language;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

class LeadSentenceTest {

  private static final NodeId UNIT = new NodeId(Level.UNIT, "ayande");
  private static final Period PERIOD = Period.parse("2013-T2");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // counts, thousands, nobody of one sex or of both
        "participants; 123 | 45 | | 168; 123 kvinnor och 45 män deltog i en insats under perioden.",
        "participants; 1234 | 12345 | | 13579; "
            + "1_234 kvinnor och 12_345 män deltog i en insats under perioden.",
        "participants; 0 | 45 | | 45; Inga kvinnor och 45 män deltog i en insats under perioden.",
        "exits; 0 | 0 | | 0; Inga insatser för kvinnor och inga för män avslutades.",
        "youth-centre-visits; 0 | 45 | | 45; Flickor gjorde inga besök och pojkar 45 besök.",
        // shares: whole per cent, a decimal from a base of 1 000, none on a base under 20
        "exits-to-work-or-studies; 81/238 | 52/153 | | 133/391; "
            + "Av dem som lämnade en insats arbetade eller studerade 34_procent av kvinnorna och"
            + " 34_procent av männen.",
        "exits-to-work-or-studies; 396/1000 | 0/999 | | 396/1999; "
            + "Av dem som lämnade en insats arbetade eller studerade 39,6_procent av kvinnorna och"
            + " 0_procent av männen.",
        "exits-to-work-or-studies; 9/16 | 5/20 | | 14/36; "
            + "Av dem som lämnade en insats arbetade eller studerade 9_av_16 kvinnor och"
            + " 25_procent av männen.",
        "participants-by-sex; 61/100 | 39/100 | | 100/100; "
            + "Av deltagarna var 61_procent kvinnor och 39_procent män.",
        // rounded once: 100 * 5 / 200 is 2,5
        "youth-centre-visits-by-sex; 5/200 | 195/200 | | 200/200; "
            + "Av besöken gjordes 3_procent av flickor och 98_procent av pojkar.",
        // days
        "days-in-activity; 183.0(40) | 182.5(31) | | 183.0(71); "
            + "Hälften av kvinnornas avslutade insatser varade i högst 183_dagar och hälften av"
            + " männens i högst 182,5_dagar.",
        "days-so-far; 1.0(40) | 1095.5(31) | | 7.0(71); "
            + "Hälften av kvinnornas pågående insatser har varat i högst 1_dag och hälften av"
            + " männens i högst 1_095,5_dagar.",
        // what can't be read out
        "participants; x | x | | 45; Uppgifterna visas inte, för att skydda enskilda personer.",
        "participants; 45 | x | | x; "
            + "En del av uppgifterna visas inte, för att skydda enskilda personer.",
        "participants; x | 0 | | x; "
            + "En del av uppgifterna visas inte, för att skydda enskilda personer.",
        "exits-to-work-or-studies; x | no | | x; "
            + "Uppgifterna visas inte, för att skydda enskilda personer.",
        "participants; .. | .. | | ..; Uppgifter för perioden har inte kommit in.",
        "participants; .. | .. | 45 | 45; Uppgifterna är inte uppdelade på kön för perioden.",
        "days-so-far; no | no | | no; Det finns inget att räkna på för perioden.",
        "exits-to-work-or-studies; no | 52/153 | | 52/153; "
            + "Det finns inga kvinnor i underlaget. För män är andelen 34_procent.",
        "days-in-activity; 30.0(25) | no | | 30.0(25); "
            + "Det finns inga män i underlaget. För kvinnor är medianen 30_dagar.",
      })
  void readsTheFiguresOutOrSaysWhyNot(String indicator, String cells, String sentence) {
    assertThat(sentence(indicator, cells, Language.SV).text())
        .isEqualTo(sentence.replace('_', '\u00a0'));
  }

  @Test
  void saysItInEnglish() {
    assertThat(sentence("exits-to-work-or-studies", "9/16 | 520/1530 | | 529/1546", Language.EN))
        .isEqualTo(
            new LeadSentence(
                true,
                "Of those who left an activity, 9_of_16 women and 34.0_per_cent of the men were in"
                        .replace('_', '\u00a0')
                    + " work or studies."));
  }

  @Test
  void namesTheIndicatorWhereTheSentenceStandsAmongOthers() {
    IndicatorDefinition indicator = ReportsOfTheSample.indicator("exits");
    Wording wording = Wording.of(ReportsOfTheSample.PHRASES.in(Language.SV));

    assertThat(sentence("exits", "x | x | | x", Language.SV).named(wording, indicator))
        .isEqualTo("Avslutade insatser: uppgifterna visas inte, för att skydda enskilda personer.");
  }

  private static LeadSentence sentence(String id, String cells, Language language) {
    IndicatorDefinition indicator = ReportsOfTheSample.indicator(id);
    ProtectedTable table =
        TestTables.of(
            PERIOD,
            LocalDate.of(2013, 10, 31),
            List.of(),
            "unit ayande " + id + " " + indicator.headline().word() + " | " + cells);
    return LeadSentence.of(
        Wording.of(ReportsOfTheSample.PHRASES.in(language)),
        indicator,
        SexFigures.headline(table, UNIT, indicator));
  }
}
