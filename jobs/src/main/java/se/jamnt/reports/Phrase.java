package se.jamnt.reports;

import java.util.List;
import java.util.Locale;

/**
 * The fixed phrases of reports. Their words stand in {@code templates/phrases_sv.properties} and
 * {@code phrases_en.properties}, under the constant's name in lower case with hyphens; a phrase is
 * given here with the names of what is filled in.
 */
enum Phrase {
  // whom figures are about; capitals, as in a column's header
  WOMEN,
  MEN,
  GIRLS,
  BOYS,
  UNKNOWN,
  TOTAL,
  // the persons as a whole that a share is of
  OF_WOMEN,
  OF_MEN,
  OF_GIRLS,
  OF_BOYS,
  OF_ALL,

  // numbers
  MONTHS,
  MONTHS_SHORT,
  PERCENT_IN_TABLE("number"),
  PERCENT_IN_TEXT("number"),
  PART_OF_BASE("part", "base"),
  PERCENT_AND_PART("percent", "part"),
  DAYS_IN_TEXT("number"),
  DAY_IN_TEXT("number"),
  NONE_IN_TEXT,

  // periods
  DATE("day", "month", "year"),
  DAY("day", "month"),
  SPAN("from", "to"),
  TERTIAL("number", "year", "months"),
  QUARTER("number", "year", "months"),
  FIRST_HALF("year"),
  SECOND_HALF("year"),
  YEAR("year"),
  MONTHS_OF_YEAR("months", "year"),
  TERTIAL_SHORT("number", "year"),
  QUARTER_SHORT("number", "year"),
  HALF_SHORT("number", "year"),

  // what is counted, and units of measure
  PEOPLE,
  EPISODES,
  EVENTS,
  VISITS,
  DAYS,
  PERCENT,
  MINUTES,
  HOURS,
  KRONOR,
  YEARS,
  NUMBER_PER,

  // the cover
  SUBTITLE("report", "period"),
  FACT_PERIOD,
  FACT_BOARD,
  FACT_SOURCES,
  FACT_DATA_AS_OF,
  FACT_SEX,
  FACT_STATE,
  FACT_REVISION,
  FACT_CONTACT,
  SOURCE_FACT("source", "fact"),
  SEX_REGISTERED,
  SEX_SELF_REPORTED,
  SEX_OBSERVED,
  SEX_NOT_TOLD,
  NO_DELIVERY,
  STATE_COMPLETE,
  STATE_PRELIMINARY,
  STATE_ESTIMATED,
  STATE_INCOMPLETE,
  WORKING_MATERIAL("title"),
  UNPROTECTED("by", "reason", "title"),
  REVISION_OPEN("number"),
  REVISION_CLOSED("number"),

  // headings
  IN_BRIEF,
  QUALITY,
  DEFINITIONS,
  SIGNS,

  // sentences where the figures can't be read out
  HIDDEN,
  PARTLY_HIDDEN,
  NO_DATA,
  MISSING,
  NOT_BY_SEX,
  NOBODY_IN_BASE("persons"),
  THE_OTHER_SEX("persons", "statistic", "figure"),
  THE_NUMBER,
  THE_SHARE,
  THE_MEDIAN,
  THE_FIGURE,
  WITH_NAME("name", "sentence"),
  NOTHING_TO_SHOW,

  // what may be said of women and men
  WHAT_FIGURES_SAY,
  FINDINGS_FROM("number"),
  NO_FINDING,
  CERTAIN_DIFFERENCE,
  DIFFERENCE_IN_POINTS("points", "number", "counted"),
  SMALL_DIFFERENCE,
  NO_CERTAIN_DIFFERENCE,
  TOO_SMALL_BASE,
  NOT_JUDGED_HERE,
  TERM_DIFFERENCE,
  TERM_DIFFERENCE_MEANS,

  // goals
  GOALS,
  GOALS_CAPTION("period"),
  GOAL_COLUMN,
  GOAL_OUTCOME_COLUMN,
  GOAL_STATUS_COLUMN,
  GOAL_REACHED,
  GOAL_NOT_REACHED,
  GOAL_PARTLY,
  GOAL_CANNOT_BE_JUDGED,
  GOAL_NOT_MEASURED,
  GOAL_EXPIRED,
  GOAL_DECISION("decision"),
  GOAL_READING("reading"),
  GOAL_PARTLY_BECAUSE("text"),
  GOAL_SINCE("before", "figure-before", "now", "figure-now"),
  GOAL_UNITS("number", "of"),
  GOAL_UNITS_HIDDEN("number"),
  POINTS("number"),
  PERCENTAGE_POINTS,

  // changes and breaks
  OVERVIEW,
  OVERVIEW_CAPTION,
  OVERVIEW_NOTE("women", "men"),
  BOTH_PERSONS("persons", "others"),
  NAME_AND_UNIT("name", "unit"),
  COMPARED_WITH,
  CHANGE_COLUMN("persons"),
  CHANGE_SINCE("period"),
  CHANGE_OF_BOTH("women", "women-change", "men", "men-change"),
  CHANGE_OF_ALL("change"),
  NOT_COMPARABLE("period"),
  BREAK_TOOK_OVER("unit", "date"),
  BREAK_MOVED("unit", "date"),
  BREAK_LINE,
  BREAK_BEFORE("period"),
  PERIOD,
  SERIES_CAPTION("title"),
  EVEN_BAND("from", "to"),

  // the controller's and the unit managers' texts
  COMMENTS,
  COMMENT_ANALYSIS,
  COMMENT_MEASURES,
  COMMENT_RESPONSIBLE,
  COMMENT_FOLLOW_UP,
  COMMENT_STOPPED,
  EARLIER_MEASURES,
  MEASURE_TO_TAKE_COLUMN,
  MEASURE_DONE,
  MEASURE_GOING_ON,
  MEASURE_NOT_BEGUN,
  MEASURE_NOT_TOLD,

  // the same persons before and after
  START_TO_END_CAPTION("name"),
  START_TO_END_CHART("name"),
  STATE_COLUMN,
  AT_START_COLUMN("persons"),
  AT_END_COLUMN("persons"),
  START_TO_END_COLUMN("persons"),
  START_TO_END_NOTE,
  STATE_AT_START("state"),
  STATE_AT_END("state"),
  FROM_STATE_COLUMN,
  CROSSING_CAPTION("name", "persons"),
  CROSSING_NOTE,
  NUMBER_AND_PERCENT("number", "percent"),

  // tables
  ANSWERED_ON,
  ANSWER_TEXT,
  NOT_ABOUT_PERSONS,
  UNIT_COLUMN,
  BOARD_COLUMN,
  ALL_BOARDS,
  ALL_UNITS,
  ALL_UNITS_ONCE,
  ALL_UNITS_OF("board"),
  SHARE_WHO_ARE("persons"),
  SHARE_OF("whole"),
  NUMBER_OF("persons"),
  NUMBER_OF_KNOWN_SEX,
  BY_FIELD("name", "field"),
  COUNT_CAPTION("name"),
  SHARE_CAPTION("name"),
  DISTRIBUTION_CAPTION("name"),
  MEDIAN_CAPTION("name", "unit"),
  MEASURED_CAPTION("name", "unit"),
  SPREAD_CAPTION("name", "unit"),
  MEASURE_COLUMN,
  LOWER_QUARTILE,
  MEDIAN,
  UPPER_QUARTILE,
  MEAN,
  BASE_COUNTED("counted"),

  // a board's tables in a workbook
  TABLES_TITLE,
  TABLES_ABOUT,
  TABLES_FACTS,
  TABLES_READING,
  TABLES_INDICATOR,
  TABLES_DIVISION,
  TABLES_GROUP,
  TABLES_MEASURE("measure", "unit"),
  TABLES_COUNT,
  TABLES_SUM,
  TABLES_SHARE,
  TABLES_RATIO,
  TABLES_LOW,
  TABLES_HIGH,
  TABLES_PERCENT_WHO_ARE("persons"),
  TABLES_OF_SEX("what", "persons"),
  TABLES_PART,
  TABLES_PART_MEANS,
  TABLES_BASE,
  TABLES_BASE_MEANS,
  TABLES_GAP,
  TABLES_GAP_MEANS,
  TABLES_REMARK,
  TABLES_LARGER_SUM,

  // notes
  COUNTED_IN("counted"),
  BASE_IN_BRACKETS("counted"),
  LARGER_SUM,
  SHARE_OF_KNOWN_SEX,
  MUCH_UNKNOWN_SEX,
  SIGN_NOTE("sign", "meaning"),
  COVERED_TO("source", "date"),

  // charts
  BY_MONTHS("name"),
  BY_QUARTERS("name"),
  BY_TERTIALS("name"),
  BY_HALVES("name"),
  BY_YEARS("name"),
  BY_INTERIMS("name", "months"),
  BY_UNITS("name"),
  BY_BOARDS("name"),
  MEDIAN_AXIS("unit"),
  BARS_OF("category", "women", "men"),
  BAR_OF("persons", "figure"),
  BAR_HIDDEN,
  BAR_MISSING,

  // data quality
  DELIVERIES_CAPTION,
  ROWS_CAPTION,
  SOURCE,
  FILE,
  DATA_AS_OF,
  ROWS_READ,
  ROWS_USED,
  ROWS_UNCHANGED,
  ROWS_DUPLICATE,
  ROWS_REJECTED,
  ROWS_UNKNOWN_SEX,
  ROWS_SEX_CONFLICT,
  ROWS_ARE_WHOLE_FILES,
  REJECTED_ROWS,
  SEX_CONFLICTS,
  FEW_ROWS,
  SOURCE_REGISTERED("source"),
  SOURCE_SELF_REPORTED("source"),
  SOURCE_OBSERVED("source"),
  SOURCE_NOT_BY_SEX("source"),
  SEVERAL_BASES,
  SEX_LACKS("name", "number", "total"),
  SEX_LACKS_HIDDEN("name"),
  SEX_ALWAYS_KNOWN,
  WITHOUT_IDENTITY("source", "number"),
  SOME,
  SOURCE_WITHOUT_DELIVERY("source"),

  // definitions
  VERSION("means", "number"),
  TERM_SHARE_WHO_ARE("women", "men"),
  TERM_SHARE_WHO_ARE_MEANS("women", "men"),
  TERM_MEDIAN_MEANS,
  TERM_QUARTILES,
  TERM_QUARTILES_MEANS,
  TERM_MEAN_MEANS,

  // signs
  SIGN_NIL,
  SIGN_LESS_THAN_HALF,
  SIGN_CANNOT_OCCUR,
  SIGN_NOT_AVAILABLE,
  SIGN_PROTECTED,
  SIGN_PRELIMINARY,
  SIGN_REVISED,
  SIGN_ESTIMATED,
  SIGN_BREAK,
  SIGN_BREAK_MEANS,
  ROUNDING("least", "precise");

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> filled;

  Phrase(String... filled) {
    this.filled = List.of(filled);
  }

  /** The name in the files. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The names of what is filled in; in a text they stand in braces. */
  List<String> filled() {
    return filled;
  }
}
