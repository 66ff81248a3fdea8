package se.jamnt.reports;

import se.jamnt.model.Language;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

/**
 * One file to be made of a node's figures: a PDF, or a workbook.
 *
 * @param node a board or a unit
 * @param path inside the period's folder, for example {@code
 *     botkyrka/kultur-och-fritidsnamnden/fritidsgarden-alby.en.pdf}
 */
public record Page(Period period, NodeId node, Language language, String path) {

  static final String WORKBOOK = "board-tables.xlsx";

  /** Whether it is a board's tables, not a report to read. */
  public boolean isWorkbook() {
    return path.endsWith("/" + WORKBOOK);
  }
}
