package se.jamnt.reports;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.jamnt.model.Language;

/** The fixed phrases in one language. */
final class Phrases {

  /** What stands in braces in a phrase or in an indicator's sentence. */
  static final Pattern FILLED = Pattern.compile("\\{([a-z-]+)}");

  private final Language language;
  private final Map<Phrase, String> texts;

  /**
   * Checked phrases.
   *
   * @param texts one for every phrase
   */
  Phrases(Language language, Map<Phrase, String> texts) {
    this.language = language;
    this.texts = texts;
  }

  Language language() {
    return language;
  }

  /**
   * A phrase with its blanks filled.
   *
   * @param values in the order in which {@link Phrase} names them
   */
  String say(Phrase phrase, Object... values) {
    if (values.length != phrase.filled().size()) {
      throw new IllegalArgumentException(phrase + " takes " + phrase.filled());
    }
    String text = texts.get(phrase);
    if (text == null) {
      throw new IllegalStateException("no words for " + phrase);
    }
    return FILLED
        .matcher(text)
        .replaceAll(
            blank ->
                Matcher.quoteReplacement(
                    String.valueOf(values[phrase.filled().indexOf(blank.group(1))])));
  }

  /** The text with a small first letter, to stand within a sentence. */
  String within(String text) {
    return text.substring(0, 1).toLowerCase(language.locale()) + text.substring(1);
  }

  /** The text with a capital first letter, to begin a sentence. */
  String sentence(String text) {
    return text.substring(0, 1).toUpperCase(language.locale()) + text.substring(1);
  }
}
