package se.jamnt.reports;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.jamnt.configuration.NearestWord;
import se.jamnt.configuration.Problems;
import se.jamnt.model.Language;
import se.jamnt.model.Period;

/** The fixed phrases of reports in every language, from the home's templates. */
public final class PhraseBook {

  private final Map<Language, Phrases> languages = new EnumMap<>(Language.class);

  private PhraseBook() {}

  /** Reads {@code templates/phrases_*.properties}; a missing or unknown phrase is a problem. */
  public static PhraseBook read(Path home, Problems problems) {
    PhraseBook book = new PhraseBook();
    for (Language language : Language.values()) {
      Path file = home.resolve("templates/phrases_" + language.word() + ".properties");
      book.languages.put(
          language,
          new PhraseFile(home.relativize(file).toString(), problems).read(file, language));
    }
    return book;
  }

  /** A period in words, for example {@code Tertial 2, 2013 (maj–augusti)}. */
  public String name(Period period, Language language) {
    return new PeriodWords(in(language)).name(period);
  }

  Phrases in(Language language) {
    Phrases phrases = languages.get(language);
    if (phrases == null) {
      throw new IllegalStateException("no phrases in " + language);
    }
    return phrases;
  }

  /** One language's file. */
  private record PhraseFile(String name, Problems problems) {

    Phrases read(Path file, Language language) {
      Properties written = new Properties();
      List<String> lines = List.of();
      try {
        String content = Files.readString(file);
        lines = content.lines().toList();
        written.load(new StringReader(content));
      } catch (IOException e) {
        problems.add(name, 0, null, "can't be read as UTF-8: " + e.getMessage());
      } catch (IllegalArgumentException e) {
        problems.add(name, 0, null, "is not readable: " + e.getMessage());
      }
      Map<Phrase, String> texts = new EnumMap<>(Phrase.class);
      for (Phrase phrase : Phrase.values()) {
        String text = written.getProperty(phrase.key(), "");
        if (text.isBlank()) {
          problems.add(name, line(lines, phrase.key()), phrase.key(), "is missing");
        }
        checkBlanks(phrase, text, lines);
        texts.put(phrase, text);
      }
      List<String> known = Stream.of(Phrase.values()).map(Phrase::key).toList();
      for (String key : written.stringPropertyNames()) {
        if (!known.contains(key)) {
          problems.add(
              name, line(lines, key), key, "is no phrase; " + NearestWord.hint(key, known));
        }
      }
      return new Phrases(language, texts);
    }

    private void checkBlanks(Phrase phrase, String text, List<String> lines) {
      List<String> blanks =
          Phrases.FILLED
              .matcher(text)
              .results()
              .map((MatchResult found) -> found.group(1))
              .toList();
      for (String blank : blanks) {
        if (!phrase.filled().contains(blank)) {
          problems.add(
              name,
              line(lines, phrase.key()),
              phrase.key(),
              "nothing fills {" + blank + "}; " + NearestWord.hint(blank, phrase.filled()));
        }
      }
      for (String filled : phrase.filled()) {
        if (!text.isBlank() && !blanks.contains(filled)) {
          problems.add(
              name,
              line(lines, phrase.key()),
              phrase.key(),
              "the text must have {" + filled + "} somewhere");
        }
      }
    }

    private static int line(List<String> lines, String key) {
      return IntStream.range(0, lines.size())
              .filter(i -> lines.get(i).strip().matches(key + "\\s*[=:].*"))
              .findFirst()
              .orElse(-1)
          + 1;
    }
  }
}
