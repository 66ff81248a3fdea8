package se.jamnt.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Board;
import se.jamnt.model.OrganisationChart.Organisation;
import se.jamnt.model.Sex;
import se.jamnt.model.Words;

/** Published test numbers, nobody's, in all the forms in which systems write them. */
class IdentityNumberTest {

  private static final LocalDate DAY = LocalDate.of(2013, 10, 31);

  /** The published test numbers, twelve digits each. */
  static List<String> published() {
    try (InputStream file =
        IdentityNumberTest.class.getResourceAsStream("/test-identity-numbers.csv")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(line -> line.substring(line.indexOf(',') + 1)).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static IdentityNumber number(String text) {
    IdentityReading reading = IdentityNumber.read(text, DAY);
    assertThat(reading).as(text.substring(0, 4)).isInstanceOf(IdentityNumber.class);
    return (IdentityNumber) reading;
  }

  private static String reason(String text, LocalDate day) {
    return IdentityNumber.read(text, day) instanceof IdentityReading.Mistake mistake
        ? mistake.reason()
        : "is valid";
  }

  @Test
  void everyPublishedNumberIsValidAndNoOtherLastDigitIs() {
    LocalDate late = LocalDate.of(2026, 11, 22);
    assertThat(published()).hasSize(3866);
    for (String digits : published()) {
      assertThat(IdentityNumber.read(digits, late)).isInstanceOf(IdentityNumber.class);
      for (int last = 0; last <= 9; last++) {
        String other = digits.substring(0, 11) + last;
        if (!other.equals(digits)) {
          assertThat(reason(other, late)).isEqualTo("the last digit does not fit the others");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"194603047327", "19460304-7327", "4603047327", "460304-7327", " 460304-7327 "})
  void oneNumberInAllItsFormsIsOnePerson(String text) {
    PersonKeys keys = keys("ab", Optional.empty());
    assertThat(number(text).birthYear()).isEqualTo(1946);
    assertThat(number(text).sex()).isEqualTo(Sex.K);
    assertThat(keys.personKey("namnden", number(text)))
        .isEqualTo(keys.personKey("namnden", number("194603047327")));
    assertThat(keys.personKey("namnden", number(text)).hex()).matches("[0-9a-f]{32}");
  }

  @ParameterizedTest
  @CsvSource({
    "460304+7327, 2045-12-31, makes its bearer older than 130 years", // not yet 100: born 1846
    "460304+7327, 2046-01-01, 1946",
    "460304+7327, 2145-12-31, makes its bearer older than 130 years", // still 1946
    "460304-7327, 2045-12-31, 1946", // 99 years old
    "460304-7327, 2046-03-03, has a date of birth that has not come yet",
    "460304-7327, 2046-03-04, 2046",
    "4603047327, 2046-03-03, 1946", // without a sign, nobody is born in the future
    "4603047327, 2046-03-04, 2046",
    "194603047327, 2077-03-03, 1946", // 130 years old
    "194603047327, 2077-03-04, makes its bearer older than 130 years",
    "194603047327, 1946-03-03, has a date of birth that has not come yet",
    "19460304+7327, 2046-01-01, is not written as an identity number",
  })
  void theSignAndTheDayDecideTheCentury(String text, LocalDate day, String yearOrReason) {
    assertThat(yearOrReason(text, day)).isEqualTo(yearOrReason);
  }

  @ParameterizedTest
  @CsvSource({
    "460680+2397, 2046-01-01, 1946",
    "460680-2397, 2046-06-19, has a date of birth that has not come yet", // born on the 20th
    "4606802397, 2046-06-19, 1946",
    "4606802397, 2046-06-20, 2046",
    "480080-2391, 2048-01-01, 2048", // no date, so any day of the year may have been it
    "4800802391, 2047-12-31, 1948",
    "194800802391, 2078-12-31, 1948",
    "194800802391, 2079-01-01, makes its bearer older than 130 years",
  })
  void coordinationNumbersFollowTheSameRules(String text, LocalDate day, String yearOrReason) {
    assertThat(yearOrReason(text, day)).isEqualTo(yearOrReason);
  }

  private static String yearOrReason(String text, LocalDate day) {
    return IdentityNumber.read(text, day) instanceof IdentityNumber number
        ? Integer.toString(number.birthYear())
        : reason(text, day);
  }

  @ParameterizedTest
  @CsvSource({
    "194606802397, 1946, M", // the twentieth, as 80
    "194800802391, 1948, M", // without a month
    "195807602395, 1958, M", // without a day
    "200400702395, 2004, M",
    "195303892383, 1953, K",
  })
  void aCoordinationNumberNeedsNoRealDate(String digits, int year, Sex sex) {
    assertThat(number(digits).birthYear()).isEqualTo(year);
    assertThat(number(digits).sex()).isEqualTo(sex);
    assertThat(number(digits.substring(2, 8) + "-" + digits.substring(8)).birthYear())
        .isEqualTo(year);
  }

  @ParameterizedTest
  @CsvSource({
    "19460304-73, is not written as an identity number",
    "1946-03-04-7327, is not written as an identity number",
    "okänt, is not written as an identity number",
    "194603047328, the last digit does not fit the others",
  })
  void whatIsNoNumberSaysWhyWithoutRepeatingIt(String text, String reason) {
    assertThat(reason(text, DAY)).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "19461304000", // a thirteenth month
    "19460230000",
    "19460032000", // a month 00 stands in a samordningsnummer only
    "19460692000", // the thirty-second, as 92
    "19461360000",
  })
  void aDateThatDoesNotExistIsNoDateOfBirth(String elevenDigits) {
    Set<String> reasons = new TreeSet<>();
    for (int last = 0; last <= 9; last++) {
      reasons.add(reason(elevenDigits + last, DAY));
    }
    assertThat(reasons)
        .containsExactly(
            "has a date of birth that does not exist", "the last digit does not fit the others");
  }

  @Test
  void aNumberIsSilent() {
    assertThat(number("194603047327").toString()).doesNotContainPattern("\\d");
  }

  @Test
  void theSamePersonHasAnotherKeyAtAnotherBoard() {
    PersonKeys keys = keys("ab", Optional.empty());
    PersonKeys others = keys("cd", Optional.empty());
    IdentityNumber number = number("194603047327");
    assertThat(keys.personKey("namnden", number))
        .isNotEqualTo(keys.personKey("styrelsen", number))
        .isNotEqualTo(others.personKey("namnden", number));
  }

  @Test
  void thePersonHasOneKeyAtAllBoardsOfAnOrganisationThatLinks() {
    PersonKeys keys = keys("ab", Optional.of("4 kap. 2 § en lag"));
    IdentityNumber number = number("194603047327");
    assertThat(keys.personKey("namnden", number))
        .isEqualTo(keys.personKey("styrelsen", number))
        .isNotEqualTo(keys("ab", Optional.empty()).personKey("namnden", number));
    assertThat(keys.personKey("namnden", number("194603173172")))
        .isNotEqualTo(keys.personKey("namnden", number));
  }

  /** The keys of two boards of one organisation. */
  private static PersonKeys keys(String twoDigits, Optional<String> basisForLinking) {
    Words name = new Words("", "");
    return new PersonKeys(
        IdentityKey.of(twoDigits.repeat(32)),
        new OrganisationChart(
            List.of(),
            List.of(new Organisation("kommunen", name, basisForLinking)),
            List.of(
                new Board("namnden", name, "kommunen"), new Board("styrelsen", name, "kommunen")),
            List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "194603047327",
        "460304-7327",
        "460304+7327",
        "ring 19460304–7327 snart",
        "1946 03 04 7327",
        "46.03.04/7327",
        "+46 70 123 45 67 8",
      })
  void whatLooksLikeANumberIsMasked(String text) {
    assertThat(IdentityMask.masked(text)).contains("[masked]").doesNotContainPattern("\\d{2}");
  }

  @Test
  void datesAndShortNumbersAreNotMasked() {
    assertThat(IdentityMask.masked("31/2/2013 och 101988")).isEqualTo("31/2/2013 och 101988");
    assertThat(IdentityMask.holdsNumber("dagar-2010_2010-12-31.csv", DAY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ärende 460304-7327",
        "460304+7327", // nobody is so old, but the sign may be the mistake
        "204603047327", // or the century
        "19460304 - 7327",
        "460304–7327.",
        "1946-03-04-7327",
        "46.03.04-7327",
      })
  void aNumberIsFoundInATextHoweverItIsWritten(String text) {
    assertThat(IdentityMask.holdsNumber(text, DAY)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1946030473270", // thirteen digits
        "194603047328", // a wrong check digit: no number, and a row with it as person is rejected
        "124603047327",
        "2012-01-01-2012-12-31",
        "ring 08-530 610 00",
      })
  void whatIsNoNumberIsATextLikeAnyOther(String text) {
    assertThat(IdentityMask.holdsNumber(text, DAY)).isFalse();
  }
}
