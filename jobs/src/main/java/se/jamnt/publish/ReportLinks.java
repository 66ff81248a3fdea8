package se.jamnt.publish;

import static se.jamnt.publish.Html.element;
import static se.jamnt.publish.Html.nothing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.jamnt.model.Period;
import se.jamnt.publish.CatalogueContents.Document;
import se.jamnt.publish.CatalogueContents.Report;

/**
 * The links to a node's reports: those of the latest period in sight, the earlier ones folded. Each
 * link tells on its own what it leads to; what the surroundings show already is said to screen
 * readers only.
 */
final class ReportLinks {

  /** The latest end first; of periods that end together the shortest first. */
  static final Comparator<Period> NEWEST_FIRST =
      Comparator.comparing(Period::last)
          .thenComparing(Period::first)
          .reversed()
          .thenComparing(Period::kind);

  private static final Comparator<Report> MAIN_FIRST =
      Comparator.<Report, Boolean>comparing(r -> r.language() != CatalogueWords.LANGUAGE)
          .thenComparing(Report::format)
          .thenComparing(report -> report.document().path());

  private ReportLinks() {}

  /**
   * A node's reports by period, the latest first.
   *
   * @param name the node's
   */
  static Html of(String name, List<Report> reports) {
    Map<Period, List<Report>> byPeriod =
        reports.stream()
            .sorted(MAIN_FIRST)
            .collect(
                Collectors.groupingBy(
                    Report::period, () -> new TreeMap<>(NEWEST_FIRST), Collectors.toList()));
    List<Html> periods = new ArrayList<>();
    byPeriod.values().forEach(documents -> periods.add(documents(name, documents)));
    if (periods.isEmpty()) {
      return element("p").with("class", "none").containing(CatalogueWords.NO_REPORT);
    }
    List<Html> earlier = periods.subList(1, periods.size());
    return new Html.Sequence(
        List.of(
            element("div").with("class", "latest").containing(periods.get(0)),
            earlier.isEmpty() ? nothing() : folded(name, earlier)));
  }

  private static Html folded(String name, List<Html> periods) {
    return element("details")
        .with("class", "more")
        .containing(
            element("summary")
                .containing(
                    Html.text(CatalogueWords.morePeriods(periods.size())), unseen(", " + name)),
            element("ul")
                .containing(
                    periods.stream().map(period -> element("li").containing(period)).toList()));
  }

  private static Html documents(String name, List<Report> documents) {
    Report main = documents.get(0);
    List<Html> others =
        documents.stream().skip(1).map(other -> otherDocument(name, other)).toList();
    return new Html.Sequence(
        List.of(
            mainDocument(name, main),
            new Html.Sequence(marks(main)),
            others.isEmpty()
                ? nothing()
                : element("ul").with("class", "others").containing(others)));
  }

  private static Html mainDocument(String name, Report report) {
    return link(report)
        .with("class", "main")
        .containing(
            unseen(report.title() + ", " + name + ": "),
            words(CatalogueWords.period(report.period())),
            Html.text(" "),
            file(report.format().name(), report.document()));
  }

  private static Html otherDocument(String name, Report report) {
    boolean foreign = report.language() != CatalogueWords.LANGUAGE;
    Html seen =
        foreign
            ? words(CatalogueWords.inLanguage(report.language()))
                .with("lang", report.language().word())
            : words(report.title());
    String period = name + ", " + CatalogueWords.period(report.period());
    return element("li")
        .containing(
            link(report)
                .containing(
                    unseen(foreign ? report.title() + ", " + period + ": " : period + ": "),
                    seen,
                    Html.text(" "),
                    file(report.format().name(), report.document())));
  }

  private static List<Html> marks(Report report) {
    List<Html> marks = new ArrayList<>();
    if (report.preliminary()) {
      marks.add(mark(CatalogueWords.PRELIMINARY));
    }
    if (report.revision() > 0) {
      marks.add(mark(CatalogueWords.revision(report.revision())));
    }
    return marks;
  }

  private static Html.Element link(Report report) {
    return link(report.document()).with("hreflang", report.language().word());
  }

  /** A link to a file, with nothing in it yet. */
  static Html.Element link(Document document) {
    return element("a").with("href", address(document.path()));
  }

  /** The words by which a link is known among its neighbours. */
  static Html.Element words(String words) {
    return element("span").with("class", "words").containing(words);
  }

  /** Format and size of a file. */
  static Html file(String format, Document document) {
    return format(CatalogueWords.file(format, document.bytes()));
  }

  /** The format of a file whose size would differ from run to run. */
  static Html format(String format) {
    return element("span").with("class", "file").containing("(" + format + ")");
  }

  /** Text that only screen readers meet. */
  static Html unseen(String text) {
    return element("span").with("class", "unseen").containing(text);
  }

  /** A word that must be seen beside a document or a period. */
  static Html mark(String word) {
    return new Html.Sequence(
        List.of(Html.text(" "), element("span").with("class", "mark").containing(word)));
  }

  private static String address(String path) {
    StringBuilder address = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~/".indexOf(c) >= 0;
      if (plain) {
        address.append(c);
      } else {
        address.append('%').append("%02X".formatted((int) c));
      }
    }
    return address.toString();
  }
}
