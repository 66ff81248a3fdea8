package se.jamnt.reports;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Dimension2D;
import java.awt.geom.Rectangle2D;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.DimensionRenderable;
import net.sf.jasperreports.renderers.Graphics2DRenderable;
import net.sf.jasperreports.renderers.Renderable;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.text.TextBlock;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.VerticalAlignment;
import org.jfree.data.category.DefaultCategoryDataset;

/**
 * A bar chart as vectors. The bars stand; they lie where there are too many or too long names to
 * write under standing ones.
 */
final class BarChartDrawing implements Graphics2DRenderable, DimensionRenderable, Renderable {

  private static final long serialVersionUID = 1;

  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  private static final int STANDING_HEIGHT = 200;
  private static final int LYING_FRAME = 60;
  private static final int LYING_BAR = 12;
  private static final int LYING_GAP = 7;
  private static final int AXIS_WIDTH = 40;
  private static final int NAME_LINES = 2;
  private static final double WIDEST_BAR = 34;
  private static final double LEAST_GAP = 0.26;
  private static final double MOST_GAP = 0.9;
  private static final float NAMES_AT_MOST = 0.42f;
  private static final double LABEL_GAP = 6;

  /** Half of the number under the last line of a lying chart stands right of that line. */
  private static final double TICK_OVERHANG = 14;

  private final transient ReportDocument.BarChart content;
  private final transient ChartLook look;
  private final transient Locale locale;
  private final String id;
  private final int width;
  private final boolean lying;

  /**
   * Prepares the drawing.
   *
   * @param id tells it from the other drawings of its document
   * @param width in points
   */
  BarChartDrawing(
      ReportDocument.BarChart content, ChartLook look, Locale locale, String id, int width) {
    this.content = content;
    this.look = look;
    this.locale = locale;
    this.id = id;
    this.width = width;
    this.lying = !fitsStanding();
  }

  @Override
  public String getId() {
    return id;
  }

  /** In points. */
  int height() {
    int bars = content.categories().size() * Math.max(1, content.series().size());
    return lying
        ? LYING_FRAME + bars * LYING_BAR + content.categories().size() * LYING_GAP
        : STANDING_HEIGHT;
  }

  @Override
  public Dimension2D getDimension(JasperReportsContext context) {
    return new Dimension(width, height());
  }

  @Override
  public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D area) {
    chart().draw(graphics, area);
  }

  private boolean fitsStanding() {
    double room = (double) (width - AXIS_WIDTH) / Math.max(1, content.categories().size());
    double labelRoom = room * 0.8 / Math.max(1, content.series().size());
    return content.categories().stream()
            .allMatch(
                name ->
                    width(name) < room * 0.9 * NAME_LINES
                        && Arrays.stream(name.split(" "))
                            .allMatch(word -> width(word) < room * 0.9))
        && labels().allMatch(label -> width(label) < labelRoom);
  }

  private Stream<String> labels() {
    return content.series().stream()
        .flatMap(series -> series.bars().stream())
        .map(ReportDocument.Bar::label);
  }

  private double width(String text) {
    return look.text().getStringBounds(text, EXACT).getWidth();
  }

  private JFreeChart chart() {
    PlotOrientation orientation = lying ? PlotOrientation.HORIZONTAL : PlotOrientation.VERTICAL;
    CategoryPlot plot =
        new CategoryPlot(
            dataset(), categoryAxis(), valueAxis(), new LabelledBars(content, look, orientation));
    plot.setOrientation(orientation);
    content.band().ifPresent(band -> plot.addRangeMarker(marker(band), Layer.BACKGROUND));
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setRangeGridlinePaint(look.grid());
    plot.setRangeGridlineStroke(new BasicStroke(0.5f));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setInsets(new RectangleInsets(0, 0, 0, lying ? TICK_OVERHANG : 0));

    JFreeChart chart = new JFreeChart(null, look.text(), plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(RectangleInsets.ZERO_INSETS);
    chart.addSubtitle(axisTitle());
    if (content.series().size() > 1) {
      chart.addSubtitle(legend(plot));
    }
    return chart;
  }

  private IntervalMarker marker(ReportDocument.Band band) {
    IntervalMarker marker = new IntervalMarker(band.from(), band.to(), look.band());
    marker.setAlpha(1);
    marker.setOutlinePaint(look.line());
    marker.setOutlineStroke(
        new BasicStroke(
            0.7f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {3, 2}, 0));
    return marker;
  }

  private DefaultCategoryDataset dataset() {
    DefaultCategoryDataset dataset = new DefaultCategoryDataset();
    for (int row = 0; row < content.series().size(); row++) {
      ReportDocument.Series series = content.series().get(row);
      for (int column = 0; column < content.categories().size(); column++) {
        dataset.addValue(
            series.bars().get(column).value(),
            new Key(row, series.name()),
            new Key(column, content.categories().get(column)));
      }
    }
    return dataset;
  }

  /** A name in its place: two categories can have the same name. */
  private record Key(int place, String name) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      return Integer.compare(place, other.place);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private CategoryAxis categoryAxis() {
    CategoryAxis axis = new NameAxis();
    axis.setTickLabelFont(look.text());
    axis.setTickLabelPaint(look.textColour());
    axis.setTickMarksVisible(false);
    axis.setAxisLinePaint(look.line());
    axis.setAxisLineStroke(new BasicStroke(0.8f));
    double gaps = gaps();
    int categories = Math.max(1, content.categories().size());
    axis.setCategoryMargin(gaps * (categories - 1) / categories);
    axis.setLowerMargin(gaps / categories / 2);
    axis.setUpperMargin(gaps / categories / 2);
    axis.setMaximumCategoryLabelLines(NAME_LINES);
    axis.setMaximumCategoryLabelWidthRatio(lying ? NAMES_AT_MOST : (float) (0.97 / (1 - gaps)));
    return axis;
  }

  /** Names of more than one line end where their bars begin. */
  private static final class NameAxis extends CategoryAxis {

    private static final long serialVersionUID = 1;

    @Override
    @SuppressWarnings("rawtypes") // as the library declares it
    protected TextBlock createLabel(
        Comparable category, float width, RectangleEdge edge, Graphics2D graphics) {
      TextBlock label = super.createLabel(category, width, edge, graphics);
      label.setLineAlignment(
          RectangleEdge.isLeftOrRight(edge)
              ? HorizontalAlignment.RIGHT
              : HorizontalAlignment.CENTER);
      return label;
    }
  }

  /** The part of the axis that is left free between categories, so that few bars are not broad. */
  private double gaps() {
    int bars = content.categories().size() * content.series().size();
    double barsAtMost = bars * WIDEST_BAR / (width - AXIS_WIDTH);
    return lying ? LEAST_GAP : Math.min(MOST_GAP, Math.max(LEAST_GAP, 1 - barsAtMost));
  }

  private NumberAxis valueAxis() {
    double highest =
        content.series().stream()
            .flatMap(series -> series.bars().stream())
            .map(ReportDocument.Bar::value)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(0);
    highest = Math.max(highest, content.band().map(ReportDocument.Band::to).orElse(0));
    double step = step(highest);
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    NumberAxis axis = new NumberAxis();
    axis.setRange(0, Math.max(step, highest) * (1 + labelRoom()));
    axis.setTickUnit(new NumberTickUnit(step, format));
    axis.setTickLabelFont(look.text());
    axis.setTickLabelPaint(look.textColour());
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    return axis;
  }

  /** The part of the highest bar's length that its label needs beyond its end. */
  private double labelRoom() {
    if (!lying) {
      return 0.12;
    }
    double label = labels().mapToDouble(this::width).max().orElse(0) + LABEL_GAP;
    double plot = width * (1 - NAMES_AT_MOST) - TICK_OVERHANG;
    return label / (plot - label);
  }

  /** One, two or five times a power of ten, so that four to eight lines cross the chart. */
  private static double step(double highest) {
    if (highest <= 0) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(highest / 4)));
    double lines = highest / power;
    return power * (lines <= 8 ? 1 : lines <= 16 ? 2 : 5);
  }

  private TextTitle axisTitle() {
    return new TextTitle(
        content.axis() + content.band().map(band -> ". " + band.name()).orElse(""),
        look.text(),
        look.textColour(),
        RectangleEdge.TOP,
        HorizontalAlignment.LEFT,
        VerticalAlignment.TOP,
        new RectangleInsets(0, 0, 6, 0));
  }

  private LegendTitle legend(CategoryPlot plot) {
    LegendTitle legend = new LegendTitle(plot);
    legend.setPosition(RectangleEdge.BOTTOM);
    legend.setItemFont(look.text());
    legend.setItemPaint(look.textColour());
    legend.setFrame(BlockBorder.NONE);
    legend.setMargin(new RectangleInsets(6, 0, 0, 0));
    legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 14));
    return legend;
  }
}
