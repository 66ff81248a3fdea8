package se.jamnt.ingest;

import java.util.Locale;

/** Kinds of source, by what their files cover. */
enum ModelKind {
  ALL("is: full, covers: all", ""),
  YEAR("is: full, covers: days-in-name", "{year}_"),
  UNITS("is: full, covers: all, only-units-in-file: yes", ""),
  COLUMNS("is: full, covers: days-in-columns, first-day: Från, last-day: Till", ""),
  INCREMENTAL("is: incremental", "");

  /** The share that their files may end. */
  static final double MAY_SHRINK = 0.6;

  private final String delivery;
  private final String inName;

  ModelKind(String delivery, String inName) {
    this.delivery = delivery;
    this.inName = inName;
  }

  String id() {
    return "k-" + name().toLowerCase(Locale.ROOT);
  }

  String mapping() {
    return """
    name: { sv: Modell, en: Model }
    records: events
    cadence: monthly
    sex-basis: observed
    file: { name: "%s-{any}-%s{date}.csv" }
    delivery: { %s, may-shrink: 60 %% }
    key: Id
    same-key-twice: last-wins
    columns: { unit: Enhet, date: Datum, quantity: Antal }
    %s
    """
        .formatted(id(), inName, delivery, this == COLUMNS ? "" : "ignored-columns: [Från, Till]");
  }
}
