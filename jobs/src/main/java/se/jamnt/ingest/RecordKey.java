package se.jamnt.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.jamnt.ingest.Value.Origin;
import se.jamnt.ingest.identity.PersonKey;

/**
 * The name of a record over all files of its source. Unit, date and person stand in it as we know
 * them, not as the file writes them; so a number can be part of a key, and never stands there.
 */
final class RecordKey {

  private static final int LONGEST = 500;

  private enum What {
    OWNER,
    DATE,
    PERSON,
    TEXT
  }

  private record Piece(What what, Value value) {}

  private final Part part;
  private final RecordDates dates;
  private final List<Piece> pieces = new ArrayList<>();

  /**
   * The key of a part's records in one file.
   *
   * @param columns the headers of the key; none where the source has no key
   * @param places where the file has its columns
   */
  RecordKey(List<String> columns, Part part, Map<String, Integer> places, RecordDates dates) {
    this.part = part;
    this.dates = dates;
    for (String column : columns) {
      Value value = new Value(new Origin.Column(column), Optional.empty()).in(places);
      pieces.add(new Piece(what(value, part), value));
    }
  }

  private static What what(Value value, Part part) {
    Origin column = value.origin();
    if (column.equals(part.unit().origin())) {
      return What.OWNER;
    }
    if (column.equals(part.date().origin())) {
      return What.DATE;
    }
    boolean person = part.person().filter(one -> column.equals(one.origin())).isPresent();
    return person ? What.PERSON : What.TEXT;
  }

  /**
   * The key; null where the source has none, or where a piece of it can't be read, which is noted.
   */
  @Nullable String of(
      Cells cells, Optional<String> owner, Optional<LocalDate> date, @Nullable PersonKey person) {
    if (pieces.isEmpty()) {
      return null;
    }
    StringBuilder key = new StringBuilder();
    for (Piece piece : pieces) {
      @Nullable String word =
          switch (piece.what()) {
            case OWNER -> owner.orElse(null);
            case DATE -> date.map(dates::inKey).orElse(null);
            case PERSON -> present(cells, piece.value()) && person != null ? person.hex() : null;
            case TEXT ->
                present(cells, piece.value()) ? cells.text(piece.value()).orElse(null) : null;
          };
      if (word == null) {
        return null;
      }
      key.append(key.isEmpty() ? "" : "|").append(word.replace("|", "||"));
    }
    if (!part.name().isEmpty()) {
      key.append('|').append(part.name());
    }
    if (key.length() > LONGEST) {
      String expected = "a key of at most " + LONGEST + " signs";
      cells.reject(pieces.get(0).value(), expected, "the key is too long");
      return null;
    }
    return key.toString();
  }

  private static boolean present(Cells cells, Value value) {
    boolean present = !cells.raw(value).isEmpty();
    if (!present) {
      cells.reject(value, "the key of the record", "the cell is empty");
    }
    return present;
  }
}
