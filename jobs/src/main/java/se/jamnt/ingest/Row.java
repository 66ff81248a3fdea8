package se.jamnt.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.jamnt.model.DateSpan;

/** What came of one row of a file. */
sealed interface Row {

  /** Where the row begins in the file, counted from 1. */
  long line();

  /**
   * A row that can be used.
   *
   * @param facts one for each part of the mapping or, of an identity link, for each node that links
   * @param covers the days that the row says its file covers, where rows do
   */
  record Good(long line, List<Fact> facts, @Nullable DateSpan covers) implements Row {}

  /**
   * A row that can't be used.
   *
   * @param keys of the records that the row meant, where that could be read: what is known of them
   *     stays as it is
   * @param rejects at least one
   */
  record Bad(long line, List<String> keys, List<Reject> rejects) implements Row {}
}
