package se.jamnt.reports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignField;
import net.sf.jasperreports.engine.design.JRDesignFrame;
import net.sf.jasperreports.engine.design.JRDesignParameter;
import net.sf.jasperreports.engine.design.JRDesignTextField;
import net.sf.jasperreports.engine.design.JasperDesign;
import se.jamnt.reports.ColumnWidths.Layout;
import se.jamnt.reports.tagging.Tag;

/**
 * Tables of any number of columns from the one template, whose cells show how a first column, one
 * of words and one of numbers look. Tables with the same columns share a design.
 */
final class TableDesigns {

  private static final String COLUMN_PROPERTY = "se.jamnt.column";
  private static final String FIRST = "first";
  private static final String TEXT = "text";
  private static final String NUMBER = "number";

  /** What a row takes in the template, and each line of it beside the first, in points. */
  private static final int ROW = 19;

  private static final int LINE = 12;

  /** What tables that share a design have in common: widths, size of letters, kinds of columns. */
  private record Shape(Layout layout, List<String> kinds) {}

  private static final int KEPT = 200;

  /** The designs used last: words make widths differ, and a night draws thousands of tables. */
  private static final class Latest extends LinkedHashMap<Shape, JasperReport> {

    private static final long serialVersionUID = 1;

    Latest() {
      super(KEPT, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Shape, JasperReport> eldest) {
      return size() > KEPT;
    }
  }

  private final TemplateFile template;
  private final Styles styles;
  private final ColumnWidths widths;
  private final Map<Shape, JasperReport> designs = Collections.synchronizedMap(new Latest());

  private TableDesigns(TemplateFile template, Styles styles, ColumnWidths widths) {
    this.template = template;
    this.styles = styles;
    this.widths = widths;
  }

  /**
   * Reads the template and draws a table by it, so that mistakes show at once.
   *
   * @throws se.jamnt.configuration.ConfigurationException if the template can't be used
   */
  static TableDesigns read(TemplateFile template, Styles styles) {
    ColumnWidths widths = new ColumnWidths(styles, template.design().getColumnWidth());
    TableDesigns designs = new TableDesigns(template, styles, widths);
    designs.draw(new Shape(new Layout(List.of(1, 1, 1), 1), List.of(FIRST, TEXT, NUMBER)));
    return designs;
  }

  /**
   * How a table is drawn.
   *
   * @param height about what it takes on a page, in points; a line may be longer by a broken word
   */
  record Drawn(JasperReport design, int height) {}

  /** How a table is drawn; thread-safe. */
  Drawn of(ReportDocument.Table table) {
    List<String> kinds =
        IntStream.range(0, table.columns().size())
            .mapToObj(column -> kind(table.columns(), column))
            .toList();
    Layout layout = widths.of(table);
    return new Drawn(
        designs.computeIfAbsent(new Shape(layout, kinds), this::draw),
        (1 + table.rows().size()) * ROW + widths.moreLines(table, layout) * LINE);
  }

  private static String kind(List<ReportDocument.Column> columns, int column) {
    return column == 0 ? FIRST : columns.get(column).numeric() ? NUMBER : TEXT;
  }

  /** The style whose padding a column's cells have. */
  static String cellStyle(List<ReportDocument.Column> columns, int column) {
    return switch (kind(columns, column)) {
      case NUMBER -> "NumberCell";
      case TEXT -> "TextCell";
      default -> "Cell";
    };
  }

  private JasperReport draw(Shape shape) {
    JasperDesign design = template.design();
    try {
      for (int column = 0; column < shape.kinds().size(); column++) {
        design.addField(field(TableRows.cell(column)));
        design.addParameter(parameter(TableRows.header(column)));
      }
    } catch (JRException e) {
      throw new IllegalStateException(e);
    }
    for (JRDesignFrame row : TemplateElements.frames(design)) {
      fillRow(row, shape);
    }
    return template.compile(design);
  }

  private void fillRow(JRDesignFrame row, Shape shape) {
    boolean header = Tag.HEADER_ROW.word().equals(TemplateElements.property(row, Tag.PROPERTY));
    List<JRDesignTextField> cells = new ArrayList<>();
    int x = 0;
    for (int column = 0; column < shape.kinds().size(); column++) {
      JRDesignTextField sample = sample(row, shape.kinds().get(column));
      JRDesignTextField cell = (JRDesignTextField) sample.clone();
      int width = shape.layout().points().get(column);
      cell.setX(x);
      cell.setWidth(width);
      cell.setFontSize(
          styles.font(sample.getStyleNameReference()).getSize2D() * shape.layout().letters());
      cell.setExpression(
          new JRDesignExpression(
              header
                  ? "$P{" + TableRows.header(column) + "}"
                  : "$F{" + TableRows.cell(column) + "}"));
      cells.add(cell);
      x += width;
    }
    List.of(row.getElements()).forEach(element -> row.removeElement(element));
    cells.forEach(row::addElement);
  }

  private JRDesignTextField sample(JRDesignFrame row, String kind) {
    for (JRElement element : row.getElements()) {
      if (element instanceof JRDesignTextField cell
          && kind.equals(TemplateElements.property(cell, COLUMN_PROPERTY))) {
        return cell;
      }
    }
    throw template.problem(
        0,
        COLUMN_PROPERTY,
        "expected a text field \"" + kind + "\" in every frame, found one without");
  }

  private static JRDesignField field(String name) {
    JRDesignField field = new JRDesignField();
    field.setName(name);
    field.setValueClass(String.class);
    return field;
  }

  private static JRDesignParameter parameter(String name) {
    JRDesignParameter parameter = new JRDesignParameter();
    parameter.setName(name);
    parameter.setValueClass(String.class);
    return parameter;
  }
}
