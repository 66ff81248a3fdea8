package se.jamnt.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.jamnt.configuration.YamlMap;
import se.jamnt.ingest.Part.Owner;
import se.jamnt.ingest.Part.Precision;
import se.jamnt.ingest.RowReader.Frame;
import se.jamnt.ingest.Value.Origin;
import se.jamnt.ingest.identity.IdentityMask;
import se.jamnt.ingest.identity.IdentityNumber;
import se.jamnt.ingest.identity.IdentityReading;
import se.jamnt.ingest.identity.PersonKey;
import se.jamnt.ingest.identity.PersonKeys;
import se.jamnt.model.NodeId;
import se.jamnt.model.Sex;

/**
 * Makes the records of a row that says which personnummer has taken the place of a
 * samordningsnummer. Keys are those of one board, or of an organisation that links persons, and so
 * the row gives an event to each of these. Its person is the one whom both numbers mean; what the
 * samordningsnummer was turned into stands beside, and in the record's own key.
 */
final class LinkReader {

  /** The field that holds the key of the former number, hexadecimal. */
  private static final String FORMER_PERSON = "former-person";

  private static final String COORDINATION =
      "a samordningsnummer as YYYYMMDD-NNNN, the day plus 60";
  private static final String PERSONAL = "a personnummer as YYYYMMDD-NNNN";

  private final Value from;
  private final Value to;
  private final PersonKeys persons;
  private final Frame frame;
  private final RecordDates dates;

  LinkReader(Part part, PersonKeys persons, Frame frame) {
    this.from = part.person().orElseThrow();
    this.to = part.laterPerson().orElseThrow();
    this.persons = persons;
    this.frame = frame;
    this.dates = new RecordDates(part, frame);
  }

  /** What a mapping of identity links says under {@code columns}. */
  static Part columns(YamlMap columns) {
    Part part =
        new Part(
            "",
            Owner.ALL_WHO_LINK_PERSONS,
            new Value(new Origin.Always(""), Optional.empty()),
            Optional.of(column(columns, "from")),
            Optional.of(column(columns, "to")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            column(columns, "date"),
            Precision.DAY,
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    columns.noOtherKeys();
    return part;
  }

  private static Value column(YamlMap columns, String key) {
    return new Value(new Origin.Column(columns.text(key)), Optional.empty());
  }

  /**
   * The records; none where a mistake was noted in the cells.
   *
   * @param keys takes the records' keys, even those of a row with mistakes
   */
  List<Fact> read(Cells cells, List<String> keys) {
    Optional<LocalDate> date = dates.date(cells);
    Optional<IdentityNumber> former = number(cells, from, COORDINATION);
    Optional<IdentityNumber> later = number(cells, to, PERSONAL);
    Map<NodeId, PersonKey> formerKeys = former.map(persons::personKeys).orElse(Map.of());
    formerKeys.forEach((node, person) -> keys.add(naturalKey(node, person)));
    if (date.isEmpty() || former.isEmpty() || later.isEmpty()) {
      return List.of();
    }
    if (former.get().sex() != later.get().sex()) {
      // who has changed legal sex need not be known by the number of before
      cells.rejectMasked(
          to,
          IdentityMask.MASK,
          "a personnummer of the same sex as the samordningsnummer",
          "the numbers differ in sex: a new number after a change of legal sex is not linked");
      return List.of();
    }
    List<Fact> facts = new ArrayList<>();
    persons
        .personKeys(later.get())
        .forEach(
            (node, person) ->
                Optional.ofNullable(formerKeys.get(node))
                    .ifPresent(key -> facts.add(link(node, key, person, date.get()))));
    return facts;
  }

  /** The number, if it is of the kind that is expected. */
  private Optional<IdentityNumber> number(Cells cells, Value value, String expected) {
    String raw = cells.raw(value);
    if (raw.isEmpty()) {
      cells.reject(value, expected, "the cell is empty");
      return Optional.empty();
    }
    IdentityReading reading = IdentityNumber.read(raw, frame.day());
    if (reading instanceof IdentityReading.Mistake mistake) {
      cells.rejectMasked(value, IdentityMask.MASK, expected, mistake.reason());
      return Optional.empty();
    }
    IdentityNumber number = (IdentityNumber) reading;
    if (number.isCoordinationNumber() != expected.equals(COORDINATION)) {
      String kind = number.isCoordinationNumber() ? "a samordningsnummer" : "a personnummer";
      cells.rejectMasked(value, IdentityMask.MASK, expected, "is " + kind);
      return Optional.empty();
    }
    return Optional.of(number);
  }

  private static Fact link(NodeId node, PersonKey former, PersonKey later, LocalDate date) {
    return new Fact(
        naturalKey(node, former),
        node.id(),
        later,
        Sex.U,
        null,
        null,
        date,
        null,
        false,
        1,
        null,
        null,
        new Json().add(FORMER_PERSON, former.hex()).object(),
        false);
  }

  private static String naturalKey(NodeId node, PersonKey former) {
    return former.hex() + "|" + node.id();
  }
}
