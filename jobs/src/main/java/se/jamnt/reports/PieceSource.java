package se.jamnt.reports;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRField;
import org.jspecify.annotations.Nullable;
import se.jamnt.reports.Piece.Band;

/**
 * The pieces of one report as the page template reads them, and with them the counters by which it
 * leaves room: a heading must not stand at a page's foot, parted from what it introduces.
 */
final class PieceSource implements JRDataSource {

  /** How much room must be left on the page; each has a group in the template that sees to it. */
  private enum Room {
    ROOM_130(130),
    ROOM_180(180),
    ROOM_230(230),
    ROOM_280(280),
    ROOM_330(330),
    ROOM_380(380),
    ROOM_430(430),
    ROOM_480(480),
    ROOM_560(560);

    private final int points;

    Room(int points) {
      this.points = points;
    }

    static @Nullable Room of(String field) {
      return Arrays.stream(values())
          .filter(room -> field.equals("room" + room.points))
          .findFirst()
          .orElse(null);
    }

    /** The smallest that is enough. */
    static Room atLeast(int points) {
      return Arrays.stream(values())
          .filter(room -> room.points >= points)
          .findFirst()
          .orElse(ROOM_560);
    }
  }

  /** About what the template's bands take, in points. */
  private static final int SECTION = 50;

  private static final int HEADING = 34;
  private static final int TEXT = 80;
  private static final int SENTENCE = 24;
  private static final int HEADER_ROW = 32;
  private static final int ROW = 20;
  private static final int NOTE = 17;
  private static final int TERM = 21;
  private static final int AROUND_CHART = 80;

  /** A table or list that takes more may be parted, but not its beginning from its heading. */
  private static final int WHOLE_TABLE = 330;

  private static final int FIRST_ROWS = 110;

  private final List<Piece> pieces;
  private final Map<Room, Integer> starts = new EnumMap<>(Room.class);
  private int at = -1;

  PieceSource(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  @Override
  public boolean next() {
    at++;
    if (isHeading(at) && !isHeading(at - 1)) {
      starts.merge(Room.atLeast(needed()), 1, Integer::sum);
    }
    return at < pieces.size();
  }

  private boolean isHeading(int place) {
    return place >= 0 && place < pieces.size() && pieces.get(place).band().isHeading();
  }

  /** The room for the headings and sentences from the current piece on and what they introduce. */
  private int needed() {
    int headings = 0;
    int introduced = at;
    while (introduced < pieces.size() && leadsOn(introduced)) {
      headings +=
          switch (pieces.get(introduced).band()) {
            case HEADING_2 -> SECTION;
            case HEADING_3 -> HEADING;
            default -> SENTENCE;
          };
      introduced++;
    }
    if (introduced == pieces.size()) {
      return headings;
    }
    Piece piece = pieces.get(introduced);
    if (piece.fields().get("drawing") instanceof BarChartDrawing chart) {
      return headings + chart.height() + AROUND_CHART;
    }
    if (piece.fields().get("tableRows") instanceof TableRows rows) {
      int whole =
          headings + HEADER_ROW + rows.count() * ROW + (run(introduced + 1, Band.NOTE) * NOTE);
      return whole <= WHOLE_TABLE ? whole : headings + FIRST_ROWS;
    }
    if (piece.band() == Band.TERM) {
      int whole = headings + run(introduced, Band.TERM) * TERM;
      return whole <= WHOLE_TABLE ? whole : headings + FIRST_ROWS;
    }
    return headings + TEXT;
  }

  /** Headings, and sentences up to the table or chart that bears them out, its caption included. */
  private boolean leadsOn(int place) {
    if (isHeading(place)) {
      return true;
    }
    int end = place;
    while (end < pieces.size() && pieces.get(end).band().isSentence()) {
      end++;
    }
    int caption = end + (isHeading(end) ? 1 : 0);
    return end > place && caption < pieces.size() && isFigures(pieces.get(caption).band());
  }

  private static boolean isFigures(Band band) {
    return band == Band.TABLE || band == Band.CHART;
  }

  /** How many pieces of a band follow each other from a place on. */
  private int run(int place, Band band) {
    int end = place;
    while (end < pieces.size() && pieces.get(end).band() == band) {
      end++;
    }
    return end - place;
  }

  @Override
  public @Nullable Object getFieldValue(JRField field) {
    Piece piece = pieces.get(at);
    Room room = Room.of(field.getName());
    if (room != null) {
      return starts.getOrDefault(room, 0);
    }
    Band band = Band.of(field.getName());
    return band != null ? piece.band() == band : piece.fields().get(field.getName());
  }
}
