package se.jamnt.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.jamnt.ingest.identity.PersonKeys;
import se.jamnt.model.DateSpan;

/** Turns the rows of one file into facts, or says why not. */
final class RowReader {

  /**
   * What a file's rows are measured against.
   *
   * @param day for which the file was made: nothing in it can have happened later
   * @param covers the days it speaks of, where it says so
   */
  record Frame(LocalDate day, Optional<DateSpan> covers) {}

  private final SourceMapping mapping;
  private final LocalDate day;
  private final int columns;
  private final List<RecordReader> parts = new ArrayList<>();
  private final List<LinkReader> links = new ArrayList<>();
  private final Optional<CoverReader> covers;

  /**
   * A reader for one file.
   *
   * @param header checked: it has every column of the mapping
   */
  RowReader(
      SourceMapping mapping,
      List<String> header,
      UnitNames units,
      PersonKeys persons,
      Frame frame) {
    this.mapping = mapping;
    this.day = frame.day();
    this.columns = header.size();
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      places.put(header.get(i), i);
    }
    this.covers = mapping.coverColumns().map(columns -> new CoverReader(columns.in(places)));
    for (Part part : mapping.parts()) {
      Part placed = part.in(places);
      if (mapping.linksIdentities()) {
        links.add(new LinkReader(placed, persons, frame));
      } else {
        parts.add(new RecordReader(mapping, placed, places, units, persons, frame));
      }
    }
  }

  /**
   * Reads one row.
   *
   * @param line where it begins in the file
   * @param composed whether no sign in it could join with the one before it
   */
  Row read(long line, String[] row, boolean composed) {
    if (row.length != columns) {
      String found = row.length + " cells";
      Reject reject =
          new Reject("", found, columns + " cells", "the row has another number of cells");
      return new Row.Bad(line, List.of(), List.of(reject));
    }
    Cells cells = new Cells(mapping.file(), day, row, composed);
    List<Fact> facts = new ArrayList<>(parts.size());
    List<String> keys = new ArrayList<>(parts.size());
    for (RecordReader part : parts) {
      part.read(cells, keys).ifPresent(facts::add);
    }
    for (LinkReader link : links) {
      facts.addAll(link.read(cells, keys));
    }
    @Nullable DateSpan days = covers.flatMap(reader -> reader.read(cells, facts)).orElse(null);
    List<Reject> rejects = cells.rejects();
    return rejects.isEmpty() ? new Row.Good(line, facts, days) : new Row.Bad(line, keys, rejects);
  }
}
