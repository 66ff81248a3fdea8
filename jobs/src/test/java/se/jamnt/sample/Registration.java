package se.jamnt.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import se.jamnt.sample.SusRow.Column;

/**
 * A participation in SUS and how the two exports show it: no row before it was registered or after
 * it was taken away, two rows where the export doubles it.
 */
record Registration(LocalDate registered, List<SusRow> earlier, List<SusRow> latest) {

  static Registration of(LocalDate registered, SusRow latest) {
    return new Registration(registered, List.of(), List.of(latest));
  }

  boolean isInBoth() {
    return !earlier.isEmpty() && !latest.isEmpty();
  }

  Registration withId(String id) {
    return new Registration(
        registered,
        earlier.stream().map(row -> row.with(Column.ID, id)).toList(),
        latest.stream().map(row -> row.with(Column.ID, id)).toList());
  }

  Registration changeEarlier(UnaryOperator<SusRow> change) {
    return new Registration(registered, earlier.stream().map(change).toList(), latest);
  }

  Registration changeLatest(UnaryOperator<SusRow> change) {
    return new Registration(registered, earlier, latest.stream().map(change).toList());
  }
}
