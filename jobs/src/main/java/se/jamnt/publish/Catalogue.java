package se.jamnt.publish;

import static se.jamnt.publish.Html.element;
import static se.jamnt.publish.Html.nothing;
import static se.jamnt.publish.Html.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import se.jamnt.model.Fingerprint;
import se.jamnt.publish.CatalogueContents.Board;
import se.jamnt.publish.CatalogueContents.Organisation;
import se.jamnt.publish.CatalogueContents.Report;
import se.jamnt.publish.CatalogueContents.Unit;

/** The page that leads to every published report: one file, which asks for nothing elsewhere. */
public final class Catalogue {

  private static final String STYLE = resource("catalogue.css");
  private static final String SCRIPT = resource("catalogue.js");
  private static final String ICON =
      "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect"
          + " width='16' height='16' rx='3' fill='%231F4E79'/%3E%3Cpath d='M4 4h3v8H4zM9 4h3v8H9z'"
          + " fill='white'/%3E%3C/svg%3E";

  private Catalogue() {}

  /** The whole page; the same contents give the same text. */
  public static String html(CatalogueContents contents) {
    StringBuilder page = new StringBuilder("<!DOCTYPE html>\n");
    element("html")
        .with("lang", CatalogueWords.LANGUAGE.word())
        .containing(head(), body(contents))
        .writeTo(page);
    return page.toString();
  }

  private static Html head() {
    return element("head")
        .containing(
            element("meta").with("charset", "utf-8"),
            element("meta")
                .with("http-equiv", "Content-Security-Policy")
                .with("content", securityPolicy()),
            element("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1"),
            element("meta").with("name", "color-scheme").with("content", "light dark"),
            element("title").containing(CatalogueWords.TITLE + " – " + CatalogueWords.PRODUCT),
            element("link").with("rel", "icon").with("href", ICON),
            element("style").containing(new Html.Code(STYLE)));
  }

  /** Nothing but our own style, script and icon may run or load. */
  private static String securityPolicy() {
    return String.join(
        "; ",
        "default-src 'none'",
        "style-src " + hash(STYLE),
        "script-src " + hash(SCRIPT),
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'");
  }

  private static Html body(CatalogueContents contents) {
    return element("body")
        .with("id", "top")
        .containing(
            element("a")
                .with("class", "skip")
                .with("href", "#main")
                .containing(CatalogueWords.SKIP),
            header(contents),
            element("div").with("class", "page").containing(navigation(contents), main(contents)),
            footer(),
            element("script").containing(new Html.Code(SCRIPT)));
  }

  private static Html header(CatalogueContents contents) {
    return element("header")
        .containing(
            element("div")
                .with("class", "band")
                .containing(
                    element("p").with("class", "product").containing(CatalogueWords.PRODUCT),
                    element("h1").containing(CatalogueWords.TITLE),
                    element("p").containing(CatalogueWords.INTRODUCTION),
                    contents.dataAsOf().map(Catalogue::dataAsOf).orElse(nothing())));
  }

  private static Html dataAsOf(LocalDate date) {
    return element("p")
        .with("class", "as-of")
        .containing(
            text(CatalogueWords.DATA_AS_OF),
            element("time").with("datetime", date.toString()).containing(CatalogueWords.date(date)),
            text("."));
  }

  private static Html navigation(CatalogueContents contents) {
    List<Html> places = new ArrayList<>();
    for (Organisation organisation : contents.organisations()) {
      List<Html> boards =
          organisation.boards().stream()
              .map(board -> place("board-" + board.id(), board.name(), nothing()))
              .toList();
      Html below = boards.isEmpty() ? nothing() : element("ul").containing(boards);
      places.add(place("organisation-" + organisation.id(), organisation.name(), below));
    }
    places.add(place("figures", CatalogueWords.FIGURES, nothing()));
    places.add(place("explanations", CatalogueWords.EXPLANATIONS, nothing()));
    return element("nav")
        .with("aria-label", CatalogueWords.CONTENTS)
        .containing(element("ul").containing(places));
  }

  private static Html place(String id, String name, Html below) {
    return element("li").containing(element("a").with("href", "#" + id).containing(name), below);
  }

  private static Html main(CatalogueContents contents) {
    List<Html> parts = new ArrayList<>();
    parts.add(contents.organisations().isEmpty() ? nothing() : filter());
    contents.organisations().forEach(organisation -> parts.add(organisation(organisation)));
    if (contents.reports().findAny().isEmpty()) {
      parts.add(element("p").with("class", "none").containing(CatalogueWords.NOTHING_PUBLISHED));
    }
    parts.add(figures(contents));
    parts.add(explanations());
    return element("main").with("id", "main").with("tabindex", "-1").containing(parts);
  }

  /** Hidden until the script runs that it needs. */
  private static Html filter() {
    return element("form")
        .with("id", "filter")
        .with("role", "search")
        .with("hidden", "")
        .containing(
            element("label").with("for", "filter-words").containing(CatalogueWords.FILTER),
            element("input")
                .with("id", "filter-words")
                .with("type", "search")
                .with("autocomplete", "off")
                .with("spellcheck", "false")
                .with("aria-describedby", "filter-hint"),
            element("p").with("id", "filter-hint").containing(CatalogueWords.FILTER_HINT),
            element("p")
                .with("id", "filter-result")
                .with("role", "status")
                .with("aria-live", "polite")
                .with("data-count", CatalogueWords.FILTER_COUNT)
                .with("data-none", CatalogueWords.FILTER_NONE));
  }

  private static Html organisation(Organisation organisation) {
    List<Html> cards = new ArrayList<>();
    if (!organisation.reports().isEmpty() || organisation.boards().isEmpty()) {
      cards.add(
          element("section")
              .with("class", "card")
              .containing(
                  element("h3").containing(CatalogueWords.WHOLE_ORGANISATION),
                  own(organisation.name(), organisation.reports())));
    }
    organisation.boards().forEach(board -> cards.add(board(board)));
    return element("section")
        .with("class", "organisation")
        .with("id", "organisation-" + organisation.id())
        .with("data-name", organisation.name())
        .containing(element("h2").containing(organisation.name()))
        .containing(cards);
  }

  private static Html board(Board board) {
    Html units =
        board.units().isEmpty()
            ? nothing()
            : element("div")
                .with("class", "units")
                .containing(
                    element("h4").containing(CatalogueWords.UNITS),
                    element("ul").containing(board.units().stream().map(Catalogue::unit).toList()));
    return element("article")
        .with("class", "card")
        .with("id", "board-" + board.id())
        .with("data-name", board.name())
        .with("data-counted", "")
        .containing(
            element("h3").containing(board.name()), own(board.name(), board.reports()), units);
  }

  private static Html unit(Unit unit) {
    return element("li")
        .with("data-name", unit.name())
        .with("data-counted", "")
        .containing(
            element("h5").containing(unit.name()), ReportLinks.of(unit.name(), unit.reports()));
  }

  private static Html own(String name, List<Report> reports) {
    Html label =
        reports.isEmpty()
            ? nothing()
            : element("p").with("class", "label").containing(CatalogueWords.LATEST);
    return element("div").with("class", "own").containing(label, ReportLinks.of(name, reports));
  }

  private static Html figures(CatalogueContents contents) {
    return element("section")
        .with("id", "figures")
        .containing(
            element("h2").containing(CatalogueWords.FIGURES),
            element("p").containing(CatalogueWords.FIGURES_INTRODUCTION))
        .containing(PeriodTables.of(contents.periods()));
  }

  private static Html explanations() {
    List<Html> terms =
        Stream.of(
                explained(CatalogueWords.PRELIMINARY, CatalogueWords.PRELIMINARY_MEANS),
                explained(CatalogueWords.OPEN, CatalogueWords.OPEN_MEANS),
                explained(CatalogueWords.REVISION, CatalogueWords.REVISION_MEANS))
            .toList();
    return element("section")
        .with("id", "explanations")
        .containing(
            element("h2").containing(CatalogueWords.EXPLANATIONS), element("dl").containing(terms));
  }

  private static Html explained(String word, String meaning) {
    return element("div")
        .containing(element("dt").containing(word), element("dd").containing(meaning));
  }

  private static Html footer() {
    return element("footer")
        .containing(
            element("p")
                .containing(element("a").with("href", "#top").containing(CatalogueWords.TO_TOP)));
  }

  private static String hash(String code) {
    byte[] digest =
        HexFormat.of().parseHex(Fingerprint.ofBytes(code.getBytes(StandardCharsets.UTF_8)));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
