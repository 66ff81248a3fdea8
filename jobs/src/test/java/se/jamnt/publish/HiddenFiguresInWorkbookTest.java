package se.jamnt.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import se.jamnt.reports.ReportDocument.Colour;
import se.jamnt.reports.SampleBooks;

/** No part of a workbook's file holds what its tables hide: no sheet, cache, formula or chart. */
class HiddenFiguresInWorkbookTest {

  /** Three women and 77 418 men; their shares, gap and sum with the other unit's 60 and 40. */
  private static final Pattern HIDDEN =
      Pattern.compile("(?<!\\d)(77418|77415|77478|77458|0\\.0039|99\\.99\\d*)(?!\\d)");

  private static final String ROWS =
      """
      unit  ayande participants count | x | x | | 77421
      unit  en-vag-in participants count | 60 | 40 | | 100
      board %1$s participants count | x | x | | 77521
      unit  ayande participants-by-sex distribution | x | x | | x
      unit  ayande exits-to-work-or-studies share | x | x | | x
      """;

  @Test
  void standNowhere() throws IOException {
    assertThat(found(ROWS)).isEmpty();
  }

  @Test
  void wouldBeFoundInSheetsAndChartsIfTheyWereShown() throws IOException {
    String shown = ROWS.replaceFirst("\\| x \\| x \\| \\| 77421", "| 3 | 77418 | | 77421");

    assertThat(found(shown))
        .anyMatch(part -> part.startsWith("xl/worksheets/") && part.endsWith("77418"))
        .anyMatch(part -> part.startsWith("xl/charts/") && part.endsWith("77418"))
        .anyMatch(part -> part.endsWith("77415"));
  }

  private static List<String> found(String rows) throws IOException {
    byte[] file =
        IndicatorXlsx.of(
            SampleBooks.ofRows(rows),
            Map.of(Colour.WOMEN, Color.BLUE, Colour.MEN, Color.ORANGE, Colour.ALL, Color.GRAY));
    List<String> found = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        HIDDEN.matcher(text).results().forEach(each -> found.add(name + " " + each.group()));
      }
    }
    return found;
  }
}
