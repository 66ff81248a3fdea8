package se.jamnt.reports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRField;

/** The rows of one table as its template reads them. */
final class TableRows implements JRDataSource {

  private static final String CELL = "cell";

  private final List<ReportDocument.Row> rows;
  private int at = -1;

  TableRows(List<ReportDocument.Row> rows) {
    this.rows = rows;
  }

  /** The field that holds the cell of a column, counted from 0. */
  static String cell(int column) {
    return CELL + column;
  }

  /** The parameter that holds the header of a column, counted from 0. */
  static String header(int column) {
    return "header" + column;
  }

  static Map<String, Object> headers(List<ReportDocument.Column> columns) {
    Map<String, Object> headers = new HashMap<>();
    for (int column = 0; column < columns.size(); column++) {
      headers.put(header(column), columns.get(column).header());
    }
    return headers;
  }

  @Override
  public boolean next() {
    at++;
    return at < rows.size();
  }

  @Override
  public Object getFieldValue(JRField field) {
    return switch (field.getName()) {
      case "plain" -> rows.get(at).kind() == ReportDocument.Row.Kind.PLAIN;
      case "afterBreak" -> rows.get(at).kind() == ReportDocument.Row.Kind.AFTER_BREAK;
      case "total" -> isTotal(at);
      case "together" -> lastPlainRow();
      default ->
          rows.get(at).cells().get(Integer.parseInt(field.getName().substring(CELL.length())));
    };
  }

  private boolean isTotal(int place) {
    return rows.get(place).kind() == ReportDocument.Row.Kind.TOTAL;
  }

  /** The place of the row itself, or of the one that its total follows. */
  private int lastPlainRow() {
    int place = at;
    while (place > 0 && isTotal(place)) {
      place--;
    }
    return place;
  }
}
