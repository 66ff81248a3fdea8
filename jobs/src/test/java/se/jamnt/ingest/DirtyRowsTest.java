package se.jamnt.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.ingest.DeliveryReport.Counts;

/** Rows that can't be used are listed with line, column, value and reason. */
class DirtyRowsTest {

  private Workplace place;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    place = new Workplace(folder);
    place.source("insats", Workplace.INSATS.replace("tolerance: 50 %", "tolerance: 100 %"));
    place.source("besok", Workplace.BESOK.replace("tolerance: 50 %", "tolerance: 100 %"));
    place.source("dagar", Workplace.DAGAR.replace("tolerance: 50 %", "tolerance: 100 %"));
  }

  private List<String> rejects(String row) throws Exception {
    DeliveryReport report =
        place.take("insats-2013-10-31.csv", Workplace.INSATS_HEADER + row + "\n");
    assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0, 1, 0, 0, 0));
    List<String> lines = Workplace.linesOf(report.rejectFile().orElseThrow());
    assertThat(lines.get(0)).isEqualTo("line,column,value,expected,reason");
    return lines.subList(1, lines.size());
  }

  @Test
  void anUnknownUnitNamesTheNearest() throws Exception {
    assertThat(rejects("1;Albi;;;;2012-01-10;;;;"))
        .containsExactly(
            "2,Enhet,Albi,a unit of organisation.yml,\"no unit has this name; did you mean"
                + " \"\"Alby\"\"?\"");
  }

  @Test
  void aUnitWithoutTheSourceIsNoUnitOfTheFile() throws Exception {
    assertThat(rejects("1;Annan;;;;2012-01-10;;;;"))
        .containsExactly(
            "2,Enhet,Annan,a unit with the source insats,organisation.yml does not list the source"
                + " under the unit annan");
  }

  @Test
  void aUnitThatDoesNotExistYetHasNoRecords() throws Exception {
    assertThat(rejects("1;Fittja;;;;2011-12-31;;;;"))
        .containsExactly(
            "2,Enhet,Fittja,a unit that existed on 2011-12-31,\"the unit does not exist on that"
                + " date, says organisation.yml\"");
  }

  @Test
  void datesMustBeWrittenAsTheMappingSaysAndBePossible() throws Exception {
    assertThat(rejects("1;Alby;;;;2012-02-30;31/2/2013;;;"))
        .containsExactly(
            "2,Start,2012-02-30,a date as yyyy-MM-dd or yyyyMMdd,the text is not such a date",
            "2,Slut,31/2/2013,a date as yyyy-MM-dd or yyyyMMdd,the text is not such a date");
  }

  @Test
  void datesMustLieBetween1900AndTheFilesDay() throws Exception {
    assertThat(rejects("1;Alby;;;;1899-12-31;2013-11-01;;;"))
        .containsExactly(
            "2,Start,1899-12-31,a date from 1900-01-01,the date is too early",
            "2,Slut,2013-11-01,a date up to 2013-10-31,the date is later than the file's own date");
  }

  @Test
  void theDayOfTheFileItselfIsNotTooLate() throws Exception {
    assertThat(
            place
                .take(
                    "insats-2013-10-31.csv",
                    Workplace.INSATS_HEADER + "1;Alby;;;;2013-10-31;2013-10-31;;;\n")
                .counts()
                .used())
        .isOne();
  }

  @Test
  void anEndBeforeTheStartIsRejected() throws Exception {
    assertThat(rejects("1;Alby;;;;2012-01-10;2012-01-09;;;"))
        .containsExactly(
            "2,Slut,2012-01-09,\"a date from 2012-01-10, the start\",ends before it starts");
  }

  @Test
  void aPlannedEndIsOpenWhereTheMappingSaysSo() throws Exception {
    place.source(
        "insats", Workplace.INSATS.replace("  end: Slut\n", "  end: Slut\n  planned-ends: yes\n"));
    place.take(
        "insats-2013-10-31.csv", Workplace.INSATS_HEADER + "1;Alby;;;;2012-01-10;2014-01-10;;;\n");
    assertThat(place.number("SELECT count(*) FROM facts.episode WHERE end_date IS NULL")).isOne();
  }

  @Test
  void anUnknownCodeIsRejectedButAnUnknownSexCountsAsLacking() throws Exception {
    assertThat(rejects("1;Alby;;X;;2012-01-10;;Komun;;"))
        .containsExactly(
            "2,Remittent,Komun,\"one of Kommun, Region\",\"the code is not known; did you mean"
                + " \"\"Kommun\"\"?\"");
  }

  /** The number itself is shown nowhere. */
  @Test
  void anIdentityNumberWithAWrongCheckDigitIsRejected() throws Exception {
    assertThat(rejects("1;Alby;19460304-7328;;;2012-01-10;;;;"))
        .containsExactly(
            "2,Personnummer,[masked],an identity number as YYYYMMDD-NNNN,the last digit does not fit"
                + " the others");
  }

  @Test
  void minutesAreNeverNegative() throws Exception {
    place.source(
        "dagar",
        Workplace.DAGAR
            .replace("tolerance: 50 %", "tolerance: 100 %")
            .replace("date: Datum }", "date: Datum, minutes: Minuter }"));
    DeliveryReport report =
        place.take(
            "dagar-2013-10-31.csv",
            "Datum,Enhet,Flickor,Pojkar,Minuter\n2013-01-01,Alby,1,1,-5\n2013-01-02,Alby,1,1,5\n");
    assertThat(report.counts()).isEqualTo(new Counts(2, 1, 0, 0, 1, 0, 0, 0));
    assertThat(Workplace.linesOf(report.rejectFile().orElseThrow()).get(1))
        .isEqualTo("2,Minuter,'-5,a whole number from 0,the number is negative");
  }

  @Test
  void numbersAreReadWithCommaAndMustNotBeNegative() throws Exception {
    assertThat(rejects("1;Alby;;;1,5;2012-01-10;;;-2,5;"))
        .containsExactly(
            "2,Född,\"1,5\",a whole number,the text is not such a number",
            "2,År,\"'-2,5\",\"a number as 12,5 from 0\",the number is negative");
  }

  @Test
  void aRowWithAnotherNumberOfCellsIsRejected() throws Exception {
    assertThat(rejects("1;Alby;;;;2012-01-10"))
        .containsExactly("2,,6 cells,10 cells,the row has another number of cells");
  }

  @Test
  void aKeyThatStandsTwiceRejectsBothRows() throws Exception {
    DeliveryReport report =
        place.take(
            "insats-2013-10-31.csv",
            Workplace.INSATS_HEADER
                + "7;Alby;;;;2012-01-10;;;;\n8;Alby;;;;2012-01-10;;;;\n7;Alby;;;;2012-01-10;;;;\n");
    assertThat(report.counts()).isEqualTo(new Counts(3, 1, 0, 0, 2, 0, 1, 0));
    assertThat(Workplace.linesOf(report.rejectFile().orElseThrow()).subList(1, 3))
        .containsExactly(
            "2,Id,7,each key once in a file,the key stands in line 2 and again in line 4",
            "4,Id,7,each key once in a file,the key stands in line 2 and again in line 4");
  }

  @Test
  void theLastRowWinsOnlyWhereTheMappingSaysSo() throws Exception {
    DeliveryReport report =
        place.take(
            "dagar-2013-10-31.csv",
            "Datum,Enhet,Flickor,Pojkar\n2013-01-01,Alby,1,1\n2013-01-01,Alby gård,2,3\n");
    assertThat(report.counts()).isEqualTo(new Counts(2, 1, 0, 1, 0, 0, 0, 0));
    assertThat(place.texts("SELECT sex || quantity FROM facts.event ORDER BY 1"))
        .containsExactly("K2", "M3");
  }

  @Test
  void aWideRowIsUsedOrRejectedAsAWhole() throws Exception {
    DeliveryReport report =
        place.take(
            "dagar-2013-10-31.csv",
            "Datum,Enhet,Flickor,Pojkar\n2013-01-01,Alby,1,-1\n2013-01-02,,x,\n2013-01-03,Alby,0,0\n");
    assertThat(report.counts()).isEqualTo(new Counts(3, 1, 0, 0, 2, 0, 0, 0));
    assertThat(Workplace.linesOf(report.rejectFile().orElseThrow()).subList(1, 5))
        .containsExactly(
            "2,Pojkar,'-1,a whole number from 0,the number is negative",
            "3,Enhet,,the name of a unit,the cell is empty",
            "3,Flickor,x,a whole number,the text is not such a number",
            "3,Pojkar,,\"a whole number, 0 for nobody\",the cell is empty");
    assertThat(place.number("SELECT count(*) FROM facts.event")).isEqualTo(2);
  }

  @Test
  void aRowOutsideTheDaysOfTheFileIsRejected() throws Exception {
    DeliveryReport report =
        place.take("besok-2012_2013-01-31.csv", "Enhet,Datum,Kön\nAlby,2013-01-01,K\n");
    assertThat(Workplace.linesOf(report.rejectFile().orElseThrow()).get(1))
        .isEqualTo(
            "2,Datum,2013-01-01,a date from 2012-01-01 to 2012-12-31,the date lies outside the"
                + " days that the file says it covers");
  }

  @Test
  void noRejectedValueIsALiveFormula() throws Exception {
    assertThat(rejects("1;=HYPERLINK(1);;;;2012-01-10;;@x;+1;"))
        .extracting(line -> cell(line, 2))
        .containsExactly("'=HYPERLINK(1)", "'@x", "'+1");
  }

  @Test
  void linesAreThoseOfTheFileWhateverItsCellsAndLineEndsHold() throws Exception {
    DeliveryReport report =
        place.take(
            "insats-2013-10-31.csv",
            Workplace.INSATS_HEADER
                + "1;Alby;;;;2012-01-10;;;;\"\n\"\r\n\n\"2\";Ingen;;;;2012-01-10;;;;\r\n"
                + "3;Ingen;;;;2012-01-10;;;;");
    assertThat(report.counts().read()).isEqualTo(3);
    assertThat(Workplace.linesOf(report.rejectFile().orElseThrow()).subList(1, 3))
        .extracting(line -> cell(line, 0))
        .containsExactly("5", "6");
  }

  private static String cell(String line, int place) {
    return List.of(line.split(",", -1)).get(place);
  }
}
