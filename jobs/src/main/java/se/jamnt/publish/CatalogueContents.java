package se.jamnt.publish;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.jamnt.model.Language;
import se.jamnt.model.Period;

/**
 * Everything that the catalogue of published reports shows.
 *
 * @param organisations in the order of the page; their boards, units and reports in any order of
 *     periods
 * @param periods every published period, in any order
 */
public record CatalogueContents(List<Organisation> organisations, List<PublishedPeriod> periods) {

  /** A municipality or an association, with the reports for all of it. */
  public record Organisation(String id, String name, List<Report> reports, List<Board> boards) {

    public Organisation {
      reports = List.copyOf(reports);
      boards = List.copyOf(boards);
    }
  }

  /** A board with its reports and those of its units. */
  public record Board(String id, String name, List<Report> reports, List<Unit> units) {

    public Board {
      reports = List.copyOf(reports);
      units = List.copyOf(units);
    }
  }

  /** A unit with the reports that were made of it under one board. */
  public record Unit(String id, String name, List<Report> reports) {

    public Unit {
      reports = List.copyOf(reports);
    }
  }

  /**
   * One document about one node and period.
   *
   * @param title what sort of document it is, in the page's language: {@code Nämndrapport}
   * @param language the document's own
   * @param revision 0 while the period is open for the board, then counted from 1
   * @param preliminary whether figures in it still wait for data
   */
  public record Report(
      String title,
      Period period,
      Language language,
      Format format,
      Document document,
      int revision,
      boolean preliminary) {}

  /** How a report is written. */
  public enum Format {
    PDF,
    XLSX
  }

  /**
   * The files that belong to a whole period.
   *
   * @param revision the highest of its boards; 0 while all of them are open
   * @param preliminary whether any figure still waits for data
   * @param changes what revisions have changed, where there are any
   * @param manifest its size is not shown: the manifest tells of the run, the catalogue does not
   */
  public record PublishedPeriod(
      Period period,
      LocalDate dataAsOf,
      int revision,
      boolean preliminary,
      Document indicators,
      Optional<Document> changes,
      Document manifest) {}

  /**
   * A published file.
   *
   * @param path from the catalogue's own folder, segments separated by {@code /}, not encoded
   * @param bytes its size
   */
  public record Document(String path, long bytes) {

    public Document {
      boolean leaves =
          Arrays.stream(path.split("/", -1))
              .anyMatch(s -> s.isEmpty() || s.equals(".") || s.equals(".."));
      if (leaves) {
        throw new IllegalArgumentException("\"" + path + "\" does not lie below the catalogue");
      }
    }
  }

  public CatalogueContents {
    organisations = List.copyOf(organisations);
    periods = List.copyOf(periods);
  }

  /** The latest date of data in any period; empty while nothing is published. */
  Optional<LocalDate> dataAsOf() {
    return periods.stream().map(PublishedPeriod::dataAsOf).max(LocalDate::compareTo);
  }

  /** Every report of every node. */
  Stream<Report> reports() {
    return organisations.stream()
        .flatMap(
            organisation ->
                Stream.concat(
                    organisation.reports().stream(),
                    organisation.boards().stream()
                        .flatMap(
                            board ->
                                Stream.concat(
                                    board.reports().stream(),
                                    board.units().stream()
                                        .flatMap(unit -> unit.reports().stream())))));
  }
}
