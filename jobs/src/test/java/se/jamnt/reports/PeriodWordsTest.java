package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.jamnt.model.Language;
import se.jamnt.model.Period;

class PeriodWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2013-04; April 2013; April 2013",
        "2013-Q2; Kvartal 2, 2013 (april–juni); Quarter 2, 2013 (April–June)",
        "2013-T2; Tertial 2, 2013 (maj–augusti); Tertial 2, 2013 (May–August)",
        "2013-H2; Andra halvåret 2013; Second half of 2013",
        "2013; År 2013; 2013",
        "2013-YTD08; Januari–augusti 2013; January–August 2013",
        "2012-01-01..2013-10-31; 1 januari 2012–31 oktober 2013; "
            + "1 January 2012–31 October 2013",
      })
  void namesEveryKindOfPeriod(String period, String swedish, String english) {
    assertThat(DocumentText.plain(words(Language.SV).name(Period.parse(period))))
        .isEqualTo(swedish);
    assertThat(DocumentText.plain(words(Language.EN).name(Period.parse(period))))
        .isEqualTo(english);
  }

  @Test
  void goesBackOverYearsInPeriodsOfTheSameKind() {
    assertThat(ids("2013-T2", 3)).containsExactly("2012-T2", "2012-T3", "2013-T1", "2013-T2");
    assertThat(ids("2013-02", 2)).containsExactly("2012-12", "2013-01", "2013-02");
    assertThat(ids("2013-YTD08", 2)).containsExactly("2011-YTD08", "2012-YTD08", "2013-YTD08");
    assertThat(ids("2013", 1)).containsExactly("2012", "2013");
    assertThat(ids("2012-01-01..2013-10-31", 5)).containsExactly("2012-01-01..2013-10-31");
  }

  private static List<String> ids(String period, int earlier) {
    return EarlierPeriods.upTo(Period.parse(period), earlier).stream().map(Period::id).toList();
  }

  private static PeriodWords words(Language language) {
    return Wording.of(ReportsOfTheSample.PHRASES.in(language)).periods();
  }
}
