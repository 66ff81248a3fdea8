package se.jamnt.reports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.model.Language;
import se.jamnt.model.Level;
import se.jamnt.model.Period;
import se.jamnt.model.Words;

/**
 * A report as a controller declares it, in {@code config/reports/<id>.yml}.
 *
 * @param title what kind of report it is; stands with the period under the node's name
 * @param level whose report it is
 * @param languages who gets the report in which language
 * @param sections in reading order
 */
public record ReportDefinition(
    String id,
    Words title,
    Level level,
    Map<Language, Readers> languages,
    Periods periods,
    List<Section> sections) {

  public ReportDefinition {
    languages = Map.copyOf(languages);
    sections = List.copyOf(sections);
  }

  /**
   * The organisations that get a language.
   *
   * @param named ids; empty where every organisation is meant
   */
  public record Readers(Optional<List<String>> named) {

    boolean include(String organisation) {
      return named.map(ids -> ids.contains(organisation)).orElse(true);
    }
  }

  /**
   * How many of the last periods of each kind get the report.
   *
   * @param last by kind; the last years of interims, each with all its interims
   * @param spans whether named spans get it
   */
  public record Periods(Map<Period.Kind, Integer> last, boolean spans) {

    public Periods {
      last = Map.copyOf(last);
    }
  }

  /** Indicators that belong together, under one heading. */
  public record Section(Words heading, List<Item> items) {}

  /**
   * An indicator in a report.
   *
   * @param inBrief whether its sentence also stands on the first page
   * @param distribution one of the breakdowns, also shown as bars
   * @param breakdowns fields, each shown as a table of its own
   */
  public record Item(
      IndicatorDefinition indicator,
      boolean inBrief,
      boolean table,
      Chart chart,
      Optional<String> distribution,
      List<String> breakdowns) {}

  /** What the bars of a chart stand side by side for. */
  public enum Chart {
    /** This period and earlier ones of the same kind. */
    PERIODS,
    /** The units of a board. */
    UNITS,
    NONE
  }

  /** Every indicator of the report, in reading order. */
  public List<IndicatorDefinition> indicators() {
    return sections.stream()
        .flatMap(section -> section.items().stream())
        .map(Item::indicator)
        .toList();
  }
}
