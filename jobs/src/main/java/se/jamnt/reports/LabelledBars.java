package se.jamnt.reports;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.CategoryItemRendererState;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.CategoryDataset;

/**
 * Bars with their value written at the end, and with a sign at the axis where there is no value.
 */
final class LabelledBars extends BarRenderer {

  private static final long serialVersionUID = 1;
  private static final double GAP = 2;

  private final transient List<ReportDocument.Series> series;
  private final transient List<Integer> breaks;
  private final transient ChartLook look;

  LabelledBars(ReportDocument.BarChart content, ChartLook look, PlotOrientation orientation) {
    this.breaks = content.breaks();
    this.series = content.series();
    this.look = look;
    setBarPainter(new StandardBarPainter());
    setShadowVisible(false);
    setDrawBarOutline(false);
    setItemMargin(0.04);
    setDefaultItemLabelFont(look.text());
    setDefaultItemLabelPaint(look.textColour());
    setDefaultItemLabelsVisible(true);
    setDefaultItemLabelGenerator(new WrittenLabels(series));
    setDefaultPositiveItemLabelPosition(
        orientation.isVertical()
            ? new ItemLabelPosition(ItemLabelAnchor.OUTSIDE12, TextAnchor.BOTTOM_CENTER)
            : new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
    for (int i = 0; i < series.size(); i++) {
      setSeriesPaint(i, look.of(series.get(i).colour()));
    }
  }

  /** The breaks, over the whole height or width of the chart. */
  @Override
  public void drawOutline(Graphics2D graphics, CategoryPlot plot, Rectangle2D area) {
    super.drawOutline(graphics, plot, area);
    graphics.setPaint(look.parting());
    graphics.setStroke(
        new BasicStroke(
            1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 3}, 0));
    int categories = plot.getCategories().size();
    for (int place : breaks) {
      double before =
          plot.getDomainAxis()
              .getCategoryEnd(place - 1, categories, area, plot.getDomainAxisEdge());
      double after =
          plot.getDomainAxis().getCategoryStart(place, categories, area, plot.getDomainAxisEdge());
      double at = (before + after) / 2;
      graphics.draw(
          plot.getOrientation().isVertical()
              ? new Line2D.Double(at, area.getMinY(), at, area.getMaxY())
              : new Line2D.Double(area.getMinX(), at, area.getMaxX(), at));
    }
  }

  @Override
  public void drawItem(
      Graphics2D graphics,
      CategoryItemRendererState state,
      Rectangle2D area,
      CategoryPlot plot,
      CategoryAxis categories,
      ValueAxis values,
      CategoryDataset dataset,
      int row,
      int column,
      int pass) {
    if (dataset.getValue(row, column) != null) {
      super.drawItem(graphics, state, area, plot, categories, values, dataset, row, column, pass);
      return;
    }
    PlotOrientation orientation = plot.getOrientation();
    double across =
        calculateBarW0(plot, orientation, area, categories, state, row, column)
            + state.getBarWidth() / 2;
    RectangleEdge edge = plot.getRangeAxisEdge();
    double zero = values.valueToJava2D(0, area, edge);
    graphics.setFont(look.text());
    graphics.setPaint(look.textColour());
    String sign = series.get(row).bars().get(column).label();
    if (orientation.isVertical()) {
      TextUtils.drawAlignedString(
          sign, graphics, (float) across, (float) (zero - GAP), TextAnchor.BOTTOM_CENTER);
    } else {
      TextUtils.drawAlignedString(
          sign, graphics, (float) (zero + GAP), (float) across, TextAnchor.CENTER_LEFT);
    }
  }

  /** A line that runs behind a label would seem to strike it out. */
  @Override
  protected void drawItemLabel(
      Graphics2D graphics,
      CategoryDataset dataset,
      int row,
      int column,
      CategoryPlot plot,
      CategoryItemLabelGenerator labels,
      Rectangle2D bar,
      boolean negative) {
    String label = labels.generateLabel(dataset, row, column);
    double width = look.text().getStringBounds(label, graphics.getFontRenderContext()).getWidth();
    double height = look.text().getSize2D();
    graphics.setPaint(Color.WHITE);
    graphics.fill(
        plot.getOrientation().isVertical()
            ? new Rectangle2D.Double(
                bar.getCenterX() - width / 2 - GAP,
                bar.getMinY() - height - GAP,
                width + 2 * GAP,
                height)
            : new Rectangle2D.Double(
                bar.getMaxX() + GAP / 2, bar.getCenterY() - height / 2, width + 2 * GAP, height));
    super.drawItemLabel(graphics, dataset, row, column, plot, labels, bar, negative);
  }

  /** The labels as the report has written them. */
  private record WrittenLabels(List<ReportDocument.Series> series)
      implements CategoryItemLabelGenerator {

    @Override
    public String generateRowLabel(CategoryDataset dataset, int row) {
      return series.get(row).name();
    }

    @Override
    public String generateColumnLabel(CategoryDataset dataset, int column) {
      return dataset.getColumnKey(column).toString();
    }

    @Override
    public String generateLabel(CategoryDataset dataset, int row, int column) {
      return series.get(row).bars().get(column).label();
    }
  }
}
