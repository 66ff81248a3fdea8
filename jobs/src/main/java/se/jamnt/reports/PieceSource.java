package se.jamnt.reports;

import java.util.List;
import java.util.function.IntPredicate;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRField;
import org.jspecify.annotations.Nullable;
import se.jamnt.reports.Piece.Band;

/**
 * The pieces of one report as the page template reads them, and with them the counters by which it
 * leaves room: a heading must not stand at a page's foot, parted from what it introduces.
 */
final class PieceSource implements JRDataSource {

  /** About what the template's bands take, in points. */
  private static final int SECTION = 50;

  private static final int HEADING = 34;
  private static final int TEXT = 80;
  private static final int SENTENCE = 24;
  private static final int ABOVE_TABLE = 8;
  private static final int NOTE = 14;
  private static final int NOTE_LINE = 11;
  private static final int LETTERS_OF_A_NOTE_LINE = 115;
  private static final int TERM = 21;
  private static final int AROUND_CHART = 46;

  /**
   * A heading, its sentences and the table that bears them out take so much at most to be kept
   * together.
   */
  private static final int TOGETHER = 300;

  /** A table or list that takes more may be parted, but not its beginning from its heading. */
  private static final int WHOLE_TABLE = 330;

  private static final int FIRST_ROWS = 110;

  private final List<Piece> pieces;
  private int at = -1;
  private int beginnings;
  private int room;

  PieceSource(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  @Override
  public boolean next() {
    at++;
    if (isHeading(at) && !isHeading(at - 1)) {
      beginnings++;
      room = PageRoom.atLeast(needed());
    }
    return at < pieces.size();
  }

  private boolean isHeading(int place) {
    return place >= 0 && place < pieces.size() && pieces.get(place).band().isHeading();
  }

  /** The room from the current piece on for what must not be torn apart. */
  private int needed() {
    int together = needed(this::leadsOn);
    return together <= TOGETHER ? together : needed(this::isHeading);
  }

  /** The room for what introduces, and for what it introduces or at least its beginning. */
  private int needed(IntPredicate introduces) {
    int headings = 0;
    int introduced = at;
    while (introduced < pieces.size() && introduces.test(introduced)) {
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
    if (piece.fields().get("tableHeight") instanceof Integer height) {
      int whole = headings + ABOVE_TABLE + height + notes(introduced + 1);
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

  /** What the notes from a place on take. */
  private int notes(int place) {
    int height = 0;
    for (Piece note : pieces.subList(place, place + run(place, Band.NOTE))) {
      int letters = String.valueOf(note.fields().get("text")).length();
      height += NOTE + letters / LETTERS_OF_A_NOTE_LINE * NOTE_LINE;
    }
    return height;
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
    if (field.getName().equals(PageRoom.BEGINNING)) {
      return beginnings;
    }
    Integer height = PageRoom.heightOf(field.getName());
    if (height != null) {
      return room == height;
    }
    Band band = Band.of(field.getName());
    return band != null ? piece.band() == band : piece.fields().get(field.getName());
  }
}
