package se.jamnt.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFGraphicFrame;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import se.jamnt.model.Language;
import se.jamnt.reports.FigureBook;
import se.jamnt.reports.FigureBook.About;
import se.jamnt.reports.FigureBook.Row;
import se.jamnt.reports.FigureBook.Sheet;
import se.jamnt.reports.FigureBook.Text;
import se.jamnt.reports.FigureBook.Value;
import se.jamnt.reports.ReportDocument.Colour;
import se.jamnt.reports.SampleBooks;

class IndicatorXlsxTest {

  private static final Map<Colour, Color> COLOURS =
      Map.of(
          Colour.WOMEN, new Color(0x1f4e79),
          Colour.MEN, new Color(0xc8a24b),
          Colour.ALL, Color.GRAY);

  private final byte[] file = IndicatorXlsx.of(SampleBooks.association(), COLOURS);

  @Test
  void hasASheetForEverySectionWithFigures() throws IOException {
    try (XSSFWorkbook book = open(file)) {
      assertThat(Stream.of(0, 1, 2, 3).map(book::getSheetName))
          .containsExactly("Om tabellerna", "Vilka deltar", "Insatser", "Resultat");
      assertThat(book.getNumberOfSheets()).isEqualTo(4);
    }
  }

  @Test
  void writesNumbersAsNumbersAndSignsInTheirPlace() throws IOException {
    try (XSSFWorkbook book = open(file)) {
      XSSFSheet sheet = book.getSheet("Vilka deltar");
      assertThat(written(sheet.getRow(1)))
          .startsWith("Indikator", "Mått", "Indelning", "Grupp", "Kvinnor", "Män")
          .contains("Uppgift saknas", "Totalt", "Skillnad", "Andel kvinnor, procent");
      assertThat(written(row(sheet, "Deltagare", "Ayande")))
          .startsWith("Deltagare", "Antal, personer", "Enhet", "Ayande")
          .contains("1,234", "866", "12", "2,112", "368", "58.8", "41.2", "p");
      assertThat(row(sheet, "Deltagare", "Ayande").getCell(4).getCellType())
          .isEqualTo(CellType.NUMERIC);
      assertThat(row(sheet, "Deltagare", "Trädgårdskraft").getCell(4).getNumericCellValue())
          .isZero();
      assertThat(written(row(sheet, "Deltagare", "Individsamverkansteamet")))
          .containsExactly(
              "Deltagare",
              "Antal, personer",
              "Enhet",
              "Individsamverkansteamet",
              "x",
              "x",
              "77",
              "x",
              "x",
              "x",
              "p");
    }
  }

  @Test
  void tellsTheLastAnswersOfAChecklistWithTheirDayAndTextOnASheetOfTheirOwn() throws IOException {
    try (XSSFWorkbook book = open(IndicatorXlsx.of(SampleBooks.checklist(), COLOURS))) {
      XSSFSheet sheet = book.getSheet("Checklista");
      assertThat(written(sheet.getRow(1)))
          .containsExactly("Kriterium", "Svar i checklistan", "Svarsdatum", "Kommentar");
      XSSFRow answered = sheet.getRow(2);
      assertThat(written(answered))
          .containsExactly("Statistiken är uppdelad på kön", "Delvis", "2013-10-15", "=Pågår");
      assertThat(answered.getCell(2).getLocalDateTimeCellValue().toLocalDate())
          .isEqualTo(LocalDate.of(2013, 10, 15));
      assertThat(answered.getCell(3).getCellType()).isEqualTo(CellType.STRING);
      assertThat(answered.getCell(3).getCellStyle().getQuotePrefixed()).isTrue();
      assertThat(cells(sheet).stream().map(Cell::toString))
          .contains("..", "Svaren gäller organisationen. De är inte uppdelade på kön.");
      assertThat(book.getSheet("Vilka deltar")).as("beside the figures").isNotNull();
    }
  }

  @Test
  void givesNoPercentageOnASmallBaseButPartAndBase() throws IOException {
    try (XSSFWorkbook book = open(file)) {
      List<String> small = written(row(book.getSheet("Resultat"), "till arbete", "En väg in"));
      assertThat(small).contains("9", "16").doesNotContain("56", "56.3");
      assertThat(written(row(book.getSheet("Resultat"), "till arbete", "Ayande")))
          .contains("34", "81", "52", "238", "153");
    }
  }

  @Test
  void keepsHeadersInSightAndHidesNothing() throws IOException {
    try (XSSFWorkbook book = open(file)) {
      for (int number = 0; number < book.getNumberOfSheets(); number++) {
        XSSFSheet sheet = book.getSheetAt(number);
        assertThat(book.isSheetHidden(number)).isFalse();
        assertThat(cells(sheet)).noneMatch(cell -> cell.getCellType() == CellType.FORMULA);
        if (number > 0) {
          assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 2);
          assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
        }
      }
    }
  }

  @Test
  void drawsNativeChartsWhoseMessageIsReadAloud() throws IOException {
    try (XSSFWorkbook book = open(file)) {
      XSSFSheet sheet = book.getSheet("Vilka deltar");
      List<XSSFChart> charts = sheet.createDrawingPatriarch().getCharts();
      assertThat(charts).isNotEmpty();
      XSSFChart chart = charts.get(0);
      assertThat(chart.getTitleText().getString()).isEqualTo("Deltagare per enhet");
      XSSFGraphicFrame frame = (XSSFGraphicFrame) sheet.createDrawingPatriarch().getShapes().get(0);
      assertThat(frame.getCTGraphicalObjectFrame().getNvGraphicFramePr().getCNvPr().getDescr())
          .contains("1\u00a0234")
          .contains("visas inte");
      assertThat(chart.getCTChart().toString()).contains("1234", "'Vilka deltar'!$B$");
    }
  }

  @Test
  void neverMakesAFormulaOfText() throws IOException {
    List<String> texts = List.of("=1+1", "+46", "-x", "@SUM(A1)", "\tx");
    FigureBook book =
        new FigureBook(
            Language.SV,
            "=1+1",
            "+",
            "-",
            LocalDate.of(2013, 10, 31),
            new About("Om", List.of()),
            List.of(
                new Sheet(
                    "Blad",
                    List.of("@", "=A1"),
                    1,
                    texts.stream()
                        .map(
                            text ->
                                new Row(false, List.of(new Text(text), new Value(BigDecimal.ONE))))
                        .toList(),
                    texts,
                    List.of())));
    try (XSSFWorkbook opened = open(IndicatorXlsx.of(book, COLOURS))) {
      List<Cell> cells = cells(opened.getSheet("Blad"));
      assertThat(cells).filteredOn(cell -> cell.getCellType() == CellType.FORMULA).isEmpty();
      assertThat(cells)
          .filteredOn(
              cell ->
                  cell.getCellType() == CellType.STRING
                      && texts.contains(cell.getStringCellValue()))
          .hasSize(2 * texts.size())
          .allMatch(cell -> cell.getCellStyle().getQuotePrefixed());
    }
  }

  @Test
  void givesTheSameBytesInAnyTimeZoneAndAtAnyTime() {
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertThat(IndicatorXlsx.of(SampleBooks.association(), COLOURS)).isEqualTo(file);
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void holdsNoTimeButThatOfTheData() throws IOException {
    Pattern time = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT");
    List<String> found = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        time.matcher(text).results().forEach(each -> found.add(each.group()));
        assertThat(entry.getTimeLocal().getYear()).isEqualTo(1980);
      }
    }
    assertThat(found).isNotEmpty().containsOnly("2013-10-31T");
  }

  private static XSSFWorkbook open(byte[] file) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(file));
  }

  private static XSSFRow row(XSSFSheet sheet, String indicator, String group) {
    for (int number = 2; number <= sheet.getLastRowNum(); number++) {
      XSSFRow row = sheet.getRow(number);
      List<String> cells = row == null ? List.of() : written(row);
      if (cells.size() > 3 && cells.get(0).contains(indicator) && cells.get(3).equals(group)) {
        return row;
      }
    }
    throw new AssertionError("no row " + indicator + ", " + group);
  }

  private static List<Cell> cells(XSSFSheet sheet) {
    List<Cell> cells = new ArrayList<>();
    sheet.forEach(row -> row.forEach(cells::add));
    return cells;
  }

  private static List<String> written(XSSFRow row) {
    List<String> cells = new ArrayList<>();
    DataFormatter formatter = new DataFormatter(Locale.ROOT);
    row.forEach(cell -> cells.add(formatter.formatCellValue(cell)));
    return cells;
  }
}
