package se.jamnt.publish;

import static se.jamnt.publish.Html.element;
import static se.jamnt.publish.Html.text;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.jamnt.publish.CatalogueContents.Document;
import se.jamnt.publish.CatalogueContents.PublishedPeriod;

/** The files that belong to whole periods: a table for each year, the latest unfolded. */
final class PeriodTables {

  private PeriodTables() {}

  /** The tables of all years, the latest year first. */
  static List<Html> of(List<PublishedPeriod> periods) {
    TreeMap<Integer, List<PublishedPeriod>> byYear =
        periods.stream()
            .sorted(Comparator.comparing(PublishedPeriod::period, ReportLinks.NEWEST_FIRST))
            .collect(
                Collectors.groupingBy(
                    period -> period.period().last().getYear(),
                    () -> new TreeMap<>(Comparator.<Integer>reverseOrder()),
                    Collectors.toList()));
    return byYear.entrySet().stream()
        .map(
            year -> folded(year.getKey(), year.getValue(), year.getKey().equals(byYear.firstKey())))
        .toList();
  }

  private static Html folded(int year, List<PublishedPeriod> periods, boolean open) {
    Html.Element details = element("details").with("class", "year");
    return (open ? details.with("open", "") : details)
        .containing(
            element("summary").containing(CatalogueWords.yearOfFigures(year, periods.size())),
            element("div").with("class", "year-table").containing(table(year, periods)));
  }

  private static Html table(int year, List<PublishedPeriod> periods) {
    List<Html> headers =
        Stream.of(
                CatalogueWords.COLUMN_PERIOD,
                CatalogueWords.COLUMN_AS_OF,
                CatalogueWords.COLUMN_STATUS,
                CatalogueWords.COLUMN_FILES)
            .<Html>map(
                header ->
                    element("th")
                        .with("scope", "col")
                        .with("role", "columnheader")
                        .containing(header))
            .toList();
    return element("table")
        .with("role", "table")
        .containing(
            element("caption").containing(CatalogueWords.figuresCaption(year)),
            element("thead").with("role", "rowgroup").containing(row().containing(headers)),
            element("tbody")
                .with("role", "rowgroup")
                .containing(periods.stream().map(PeriodTables::row).toList()));
  }

  /** Narrow screens show rows as paragraphs; the roles keep them rows for screen readers. */
  private static Html.Element row() {
    return element("tr").with("role", "row");
  }

  private static Html.Element cell() {
    return element("td").with("role", "cell");
  }

  private static Html row(PublishedPeriod published) {
    String period = CatalogueWords.period(published.period());
    String status =
        published.revision() == 0
            ? CatalogueWords.OPEN
            : CatalogueWords.revision(published.revision());
    return row()
        .containing(
            element("th").with("scope", "row").with("role", "rowheader").containing(period),
            cell()
                .containing(
                    element("span")
                        .with("class", "as-of-label")
                        .containing(CatalogueWords.COLUMN_AS_OF + " "),
                    date(published.dataAsOf())),
            cell()
                .containing(
                    text(status),
                    published.preliminary()
                        ? ReportLinks.mark(CatalogueWords.PRELIMINARY)
                        : Html.nothing()),
            cell()
                .containing(
                    element("ul")
                        .with("class", "files")
                        .containing(
                            file(
                                period,
                                CatalogueWords.INDICATORS,
                                published.indicators(),
                                ReportLinks.file("CSV", published.indicators())),
                            published
                                .changes()
                                .map(changes -> changes(period, changes))
                                .orElseGet(Html::nothing),
                            file(
                                period,
                                CatalogueWords.MANIFEST,
                                published.manifest(),
                                ReportLinks.format("JSON")))));
  }

  private static Html date(LocalDate date) {
    return element("time").with("datetime", date.toString()).containing(date.toString());
  }

  private static Html changes(String period, Document changes) {
    return file(period, CatalogueWords.CHANGES, changes, ReportLinks.file("CSV", changes));
  }

  private static Html file(String period, String words, Document document, Html kind) {
    return element("li")
        .containing(
            ReportLinks.link(document)
                .containing(
                    ReportLinks.unseen(period + ": "), ReportLinks.words(words), text(" "), kind));
  }
}
