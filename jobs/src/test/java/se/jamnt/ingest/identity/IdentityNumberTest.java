package se.jamnt.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.jamnt.model.Sex;

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
    PersonKeys keys = new PersonKeys(IdentityKey.of("ab".repeat(32)));
    assertThat(number(text).birthYear()).isEqualTo(1946);
    assertThat(number(text).sex()).isEqualTo(Sex.K);
    assertThat(keys.personKey("namnden", number(text)))
        .isEqualTo(keys.personKey("namnden", number("194603047327")))
        .hasSize(16);
  }

  @Test
  void thePlusSignStandsFromTheYearInWhichOneTurnsAHundred() {
    LocalDate hundred = LocalDate.of(2046, 1, 1);
    assertThat(IdentityNumber.read("460304+7327", hundred))
        .isInstanceOfSatisfying(
            IdentityNumber.class, number -> assertThat(number.birthYear()).isEqualTo(1946));
    assertThat(reason("460304-7327", hundred)).isEqualTo("has a date of birth that cannot be");
    assertThat(IdentityNumber.read("4603047327", hundred))
        .as("without a sign, nobody is born in the future")
        .isInstanceOfSatisfying(
            IdentityNumber.class, number -> assertThat(number.birthYear()).isEqualTo(1946));
    assertThat(IdentityNumber.read("460304-7327", LocalDate.of(2045, 12, 31)))
        .isInstanceOfSatisfying(
            IdentityNumber.class, number -> assertThat(number.birthYear()).isEqualTo(1946));
    assertThat(IdentityNumber.read("460304-7327", LocalDate.of(2046, 3, 4)))
        .isInstanceOfSatisfying(
            IdentityNumber.class, number -> assertThat(number.birthYear()).isEqualTo(2046));
  }

  @ParameterizedTest
  @CsvSource({
    "194606802397, 1946, M", // the twentieth, as 80
    "194800802391, 1948, M", // without a month
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

  @Test
  void aDateThatDoesNotExistIsNoDateOfBirth() {
    for (int last = 0; last <= 9; last++) {
      String reason = reason("19461304000" + last, DAY);
      assertThat(reason)
          .isIn(
              "has a date of birth that does not exist", "the last digit does not fit the others");
    }
  }

  @Test
  void aNumberIsSilent() {
    assertThat(number("194603047327").toString()).doesNotContainPattern("\\d");
  }

  @Test
  void theSamePersonHasAnotherKeyAtAnotherBoard() {
    PersonKeys keys = new PersonKeys(IdentityKey.of("ab".repeat(32)));
    PersonKeys others = new PersonKeys(IdentityKey.of("cd".repeat(32)));
    IdentityNumber number = number("194603047327");
    assertThat(keys.personKey("namnden", number))
        .isNotEqualTo(keys.personKey("styrelsen", number))
        .isNotEqualTo(others.personKey("namnden", number));
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
    assertThat(IdentityMask.holdsNumber("ärende 460304-7327", DAY)).isTrue();
  }
}
