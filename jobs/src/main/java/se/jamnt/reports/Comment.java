package se.jamnt.reports;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a controller or a unit manager has written on a node's figures of a period.
 *
 * @param parts the paragraphs, or list items, under each heading that is there
 * @param progress how far each measure of the period before has come, by its text
 */
record Comment(Map<Heading, List<String>> parts, Map<String, Progress> progress) {

  Comment {
    parts = Map.copyOf(parts);
    progress = Map.copyOf(progress);
  }

  /** The headings that a text may have, in the order in which reports print them. */
  enum Heading {
    ANALYSIS("Analys", Phrase.COMMENT_ANALYSIS),
    MEASURES("Åtgärder", Phrase.COMMENT_MEASURES),
    RESPONSIBLE("Ansvarig", Phrase.COMMENT_RESPONSIBLE),
    FOLLOW_UP("Följs upp", Phrase.COMMENT_FOLLOW_UP);

    private final String written;
    private final Phrase phrase;

    Heading(String written, Phrase phrase) {
      this.written = written;
      this.phrase = phrase;
    }

    String written() {
      return written;
    }

    Phrase phrase() {
      return phrase;
    }
  }

  /** How far a measure has come. */
  enum Progress {
    DONE("genomförd", Phrase.MEASURE_DONE),
    GOING_ON("pågår", Phrase.MEASURE_GOING_ON),
    NOT_BEGUN("inte påbörjad", Phrase.MEASURE_NOT_BEGUN);

    private final String written;
    private final Phrase phrase;

    Progress(String written, Phrase phrase) {
      this.written = written;
      this.phrase = phrase;
    }

    String written() {
      return written;
    }

    Phrase phrase() {
      return phrase;
    }

    static Optional<Progress> of(String word) {
      return List.of(values()).stream()
          .filter(one -> one.written.equals(word.strip().toLowerCase(Locale.ROOT)))
          .findFirst();
    }
  }

  List<String> under(Heading heading) {
    return parts.getOrDefault(heading, List.of());
  }

  /** The whole text, for what must not stand in it. */
  List<String> texts() {
    return parts.values().stream().flatMap(List::stream).toList();
  }
}
