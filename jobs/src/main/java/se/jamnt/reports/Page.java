package se.jamnt.reports;

import java.util.Optional;
import se.jamnt.model.Language;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

/**
 * One file to be made of a node's figures: a PDF, or a workbook.
 *
 * @param node an organisation, a board or a unit
 * @param path inside the period's folder, for example {@code
 *     botkyrka/kultur-och-fritidsnamnden/fritidsgarden-alby.en.pdf}
 */
public record Page(Period period, NodeId node, Language language, String path) {

  static final String ORGANISATION_REPORT = "organisation-report";

  static final String WORKBOOK = "board-tables.xlsx";

  /**
   * The page that a file of an organisation's own is, by its path in the period's folder; empty for
   * every other file.
   */
  public static Optional<Page> ofOrganisation(Period period, String path) {
    for (Language language : Language.values()) {
      String ending = language == Language.SV ? ".pdf" : "." + language.word() + ".pdf";
      String[] parts = path.split("/", -1);
      if (parts.length == 2 && parts[1].equals(ORGANISATION_REPORT + ending)) {
        return Optional.of(
            new Page(period, new NodeId(Level.ORGANISATION, parts[0]), language, path));
      }
    }
    return Optional.empty();
  }

  /** Whether it is a board's tables, not a report to read. */
  public boolean isWorkbook() {
    return path.endsWith("/" + WORKBOOK);
  }
}
