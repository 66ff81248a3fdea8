package se.jamnt.ingest;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value and what its words mean.
 *
 * @param codes from the file's words to ours; none where the value is taken as it stands. A word
 *     that means {@link #UNKNOWN} counts as lacking
 */
public record Value(Origin origin, Optional<Codes> codes) {

  /** What a mapping writes for a word that says that nothing is known. */
  public static final String UNKNOWN = "unknown";

  /** The same value in a file that has its columns at these places, by header. */
  Value in(Map<String, Integer> places) {
    if (!(origin instanceof Origin.Column column)) {
      return this;
    }
    Integer place = places.get(column.header());
    if (place == null) {
      throw new IllegalStateException("the header was not checked for " + column.header());
    }
    return new Value(new Origin.Column(column.header(), place), codes);
  }

  /** Where a value comes from. */
  public sealed interface Origin {

    /**
     * The cell of the row under this header.
     *
     * @param place which cell of a row it is, from 0; {@link #ANY} in a mapping, which fits files
     *     with their columns in any order
     */
    record Column(String header, int place) implements Origin {

      private static final int ANY = -1;

      Column(String header) {
        this(header, ANY);
      }
    }

    /** The same for every row. */
    record Always(String text) implements Origin {}
  }

  /**
   * A translation of the file's words.
   *
   * @param meanings by the word in the file, folded as {@link Cell#folded} does
   * @param asWritten the same by the word as the mapping writes it, which is how most files do
   */
  public record Codes(
      Map<String, String> meanings, Map<String, String> asWritten, OtherCodes others) {

    /** What a word in the file means; null where nobody has said. */
    @Nullable String meaning(String clean) {
      String meaning = asWritten.get(clean);
      return meaning == null ? meanings.get(Cell.folded(clean)) : meaning;
    }

    /** As the mapping writes them, for messages. */
    Set<String> words() {
      return asWritten.keySet();
    }
  }

  /** What happens to a code that the mapping does not know. */
  public enum OtherCodes {
    REJECT,
    /** The value counts as lacking. */
    UNKNOWN
  }
}
