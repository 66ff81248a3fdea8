package se.jamnt.ingest;

/** The two tables of facts, and what differs between them. */
enum FactTable {
  EPISODE(
      "facts.episode", "start_date", "coalesce(%send_date, 'infinity')", "end_date", "end_date"),
  EVENT("facts.event", "event_date", "%sevent_date", "event_date", "quantity, minutes, amount");

  private final String table;
  private final String first;
  private final String last;
  private final String lastTold;
  private final String own;

  FactTable(String table, String first, String last, String lastTold, String own) {
    this.table = table;
    this.first = first;
    this.last = last;
    this.lastTold = lastTold;
    this.own = own;
  }

  static FactTable of(SourceMapping.Records records) {
    return switch (records) {
      case EPISODES -> EPISODE;
      case EVENTS, IDENTITY_LINKS -> EVENT;
    };
  }

  /**
   * A statement about this table.
   *
   * @param statement with {@code {table}}, {@code {first}} (the column of a record's own date),
   *     {@code {last}} (the last date of a version of {@code c}), {@code {staged-last}} (the same
   *     of a staged row {@code s}), {@code {last-told}} (the last date that a row tells) and {@code
   *     {told}} (the columns for what a file tells of a record, also {@code {told-as-text}} and
   *     {@code {told-as-fact}}, since staged attributes are text)
   */
  String sql(String statement) {
    return statement
        .replace("{table}", table)
        .replace("{first}", first)
        .replace("{last}", last.formatted("c."))
        .replace("{staged-last}", last.formatted("s."))
        .replace("{last-told}", "greatest(" + first + ", " + lastTold + ")")
        .replace("{told}", told("attributes"))
        .replace("{told-as-text}", told("CAST(attributes AS text) AS attributes"))
        .replace("{told-as-fact}", told("CAST(attributes AS jsonb)"));
  }

  private String told(String attributes) {
    return "unit, person, sex, birth_year, district, "
        + String.join(", ", first, own, "voided", attributes);
  }
}
