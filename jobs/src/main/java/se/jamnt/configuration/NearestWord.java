package se.jamnt.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the word that a person probably meant. */
public final class NearestWord {

  /** A shorter word stands in others by chance. */
  private static final int LONG = 4;

  /** A list that is longer helps nobody. */
  private static final int MOST = 20;

  private NearestWord() {}

  /** The known word nearest to the written one, unless all are far from it. */
  public static Optional<String> to(String written, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.comparingInt((String word) -> distance(written, word))
                .thenComparingInt(word -> letters(written, word))
                .thenComparing(Comparator.naturalOrder()))
        .filter(word -> distance(written, word) <= Math.max(2, (written.length() + 1) / 2));
  }

  /** A sentence that names the nearest word or, where none is near, all of them. */
  public static String hint(String written, Collection<String> known) {
    return to(written, known)
        .map(word -> "did you mean \"" + word + "\"?")
        .orElseGet(
            () -> known.isEmpty() ? "there is none to choose from" : "write one of " + some(known));
  }

  private static String some(Collection<String> known) {
    List<String> first = known.stream().sorted().limit(MOST).toList();
    String words = String.join(", ", first);
    return known.size() > MOST ? words + " … (" + known.size() + " in all)" : words;
  }

  /** Letters to change; a word within the other, or the other way round, counts as two. */
  private static int distance(String written, String word) {
    boolean within = written.length() >= LONG && (word.contains(written) || written.contains(word));
    int letters = letters(written, word);
    return within ? Math.min(2, letters) : letters;
  }

  private static int letters(String written, String word) {
    return LevenshteinDistance.getDefaultInstance().apply(written, word);
  }
}
