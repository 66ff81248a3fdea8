package se.jamnt.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of the SUS export.
 *
 * @param fields in the order of the columns
 */
record SusRow(List<String> fields) {

  /** The columns in the order of the export. */
  enum Column {
    ID("Deltagande-id"),
    NUMBER("Personnummer"),
    SEX("Kön"),
    BIRTH_YEAR("Födelseår"),
    INSATS("Insats"),
    KIND("Insatstyp"),
    ASSOCIATION("Förbund"),
    REFERRER("Remittent"),
    START("Startdatum"),
    END("Slutdatum"),
    YEARS_IN_SUPPORT("År med offentlig försörjning"),
    LIVELIHOOD_AT_START("Försörjning start"),
    OTHER_LIVELIHOOD_AT_START("Annan försörjning start"),
    LIVELIHOOD_AT_EXIT("Försörjning avslut"),
    OTHER_LIVELIHOOD_AT_EXIT("Annan försörjning avslut"),
    WORK_AT_START("Arbete start"),
    STUDIES_AT_START("Studier start"),
    WORK_AT_EXIT("Arbete avslut"),
    STUDIES_AT_EXIT("Studier avslut"),
    EXIT_REASON("Avslutsorsak"),
    EDUCATION("Utbildning");

    final String header;

    Column(String header) {
      this.header = header;
    }
  }

  static final List<Column> COLUMNS = List.of(Column.values());
  static final String DELIMITER = ";";
  static final String HEADER =
      COLUMNS.stream().map(c -> c.header).collect(Collectors.joining(DELIMITER));
  static final SusRow EMPTY = new SusRow(Collections.nCopies(COLUMNS.size(), ""));

  SusRow {
    fields = List.copyOf(fields);
  }

  String get(Column column) {
    return fields.get(COLUMNS.indexOf(column));
  }

  SusRow with(Column column, String value) {
    List<String> changed = new ArrayList<>(fields);
    changed.set(COLUMNS.indexOf(column), value);
    return new SusRow(changed);
  }

  /** The line as it was before the participation ended. */
  SusRow ongoing() {
    return with(Column.END, "")
        .with(Column.EXIT_REASON, "")
        .with(Column.LIVELIHOOD_AT_EXIT, "")
        .with(Column.OTHER_LIVELIHOOD_AT_EXIT, "")
        .with(Column.WORK_AT_EXIT, "")
        .with(Column.STUDIES_AT_EXIT, "");
  }

  /** Only the first columns, as when a line was broken. */
  SusRow cutAfter(Column column) {
    return new SusRow(fields.subList(0, COLUMNS.indexOf(column) + 1));
  }

  String line() {
    return String.join(DELIMITER, fields);
  }
}
