package se.jamnt.publish;

import java.awt.Color;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTTitle;
import org.openxmlformats.schemas.drawingml.x2006.main.CTRegularTextRun;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextParagraph;
import se.jamnt.reports.FigureBook.Cell;
import se.jamnt.reports.FigureBook.Text;
import se.jamnt.reports.FigureBook.Value;
import se.jamnt.reports.ReportDocument.BarChart;
import se.jamnt.reports.ReportDocument.Colour;
import se.jamnt.reports.ReportDocument.Series;

/**
 * A native chart below a table, and the figures that it draws beside it. It has figures of its own
 * since a program draws a sign in a table as nought.
 */
final class XlsxChart {

  private static final int FIRST_COLUMN = 4;
  private static final int LAST_COLUMN = 15;
  private static final int LEAST_ROWS = 16;

  private final XSSFSheet sheet;
  private final BarChart content;
  private final Map<Colour, Color> colours;

  XlsxChart(XSSFSheet sheet, BarChart content, Map<Colour, Color> colours) {
    this.sheet = sheet;
    this.content = content;
    this.colours = colours;
  }

  /**
   * Draws it.
   *
   * @param written writes a row of figures
   * @param first the row to begin in
   * @return the row after the last
   */
  int draw(BiConsumer<XSSFRow, List<Cell>> written, int first) {
    written.accept(sheet.createRow(first), List.of(new Text(content.title())));
    List<Cell> header = new ArrayList<>(List.of(new Text(content.axis())));
    content.series().forEach(series -> header.add(new Text(series.name())));
    written.accept(sheet.createRow(first + 1), header);
    int categories = content.categories().size();
    for (int place = 0; place < categories; place++) {
      written.accept(sheet.createRow(first + 2 + place), figures(place));
    }
    int last = first + Math.max(LEAST_ROWS, categories + 3);
    drawing(first, last);
    return last + 1;
  }

  private List<Cell> figures(int place) {
    List<Cell> cells = new ArrayList<>(List.of(new Text(content.categories().get(place))));
    for (Series series : content.series()) {
      Double value = series.bars().get(place).value();
      cells.add(value == null ? new Text("") : new Value(plain(value)));
    }
    return cells;
  }

  private static BigDecimal plain(double value) {
    BigDecimal number = BigDecimal.valueOf(value).stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  /** A text set without a language gets that of the machine, and no two machines the same bytes. */
  private static void sayNoLanguage(CTTitle title) {
    for (CTTextParagraph paragraph : title.getTx().getRich().getPArray()) {
      for (CTRegularTextRun run : paragraph.getRArray()) {
        if (run.isSetRPr() && run.getRPr().isSetLang()) {
          run.getRPr().unsetLang();
        }
      }
    }
  }

  private void drawing(int first, int last) {
    XSSFDrawing drawing = sheet.createDrawingPatriarch();
    XSSFClientAnchor anchor =
        drawing.createAnchor(0, 0, 0, 0, FIRST_COLUMN, first, LAST_COLUMN, last);
    XSSFChart chart = drawing.createChart(anchor);
    chart
        .getGraphicFrame()
        .getCTGraphicalObjectFrame()
        .getNvGraphicFramePr()
        .getCNvPr()
        .setDescr(content.message());
    chart.setTitleText(content.title());
    chart.setTitleOverlay(false);
    chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
    XDDFCategoryAxis categories = chart.createCategoryAxis(AxisPosition.BOTTOM);
    XDDFValueAxis values = chart.createValueAxis(AxisPosition.LEFT);
    values.setTitle(content.axis());
    values.setMinimum(0);
    values.setCrossBetween(AxisCrossBetween.BETWEEN);
    sayNoLanguage(chart.getCTChart().getTitle());
    sayNoLanguage(chart.getCTChart().getPlotArea().getValAxArray(0).getTitle());
    XDDFBarChartData bars = (XDDFBarChartData) chart.createData(ChartTypes.BAR, categories, values);
    bars.setBarDirection(BarDirection.COL);
    bars.setVaryColors(false);
    int from = first + 2;
    int to = from + content.categories().size() - 1;
    XDDFDataSource<String> names =
        XDDFDataSourcesFactory.fromStringCellRange(sheet, new CellRangeAddress(from, to, 0, 0));
    for (int place = 0; place < content.series().size(); place++) {
      int column = place + 1;
      XDDFChartData.Series series =
          bars.addSeries(
              names,
              XDDFDataSourcesFactory.fromNumericCellRange(
                  sheet, new CellRangeAddress(from, to, column, column)));
      series.setTitle(
          content.series().get(place).name(),
          new CellReference(sheet.getSheetName(), first + 1, column, true, true));
      series.setFillProperties(fill(content.series().get(place).colour()));
    }
    chart.plot(bars);
    for (CTBarSer series : chart.getCTChart().getPlotArea().getBarChartArray(0).getSerList()) {
      showValues(series.isSetDLbls() ? series.getDLbls() : series.addNewDLbls());
    }
  }

  private XDDFSolidFillProperties fill(Colour colour) {
    Color rgb = Objects.requireNonNull(colours.get(colour));
    return new XDDFSolidFillProperties(
        XDDFColor.from(
            new byte[] {(byte) rgb.getRed(), (byte) rgb.getGreen(), (byte) rgb.getBlue()}));
  }

  private static void showValues(CTDLbls labels) {
    labels.addNewShowLegendKey().setVal(false);
    labels.addNewShowVal().setVal(true);
    labels.addNewShowCatName().setVal(false);
    labels.addNewShowSerName().setVal(false);
    labels.addNewShowPercent().setVal(false);
    labels.addNewShowBubbleSize().setVal(false);
  }
}
