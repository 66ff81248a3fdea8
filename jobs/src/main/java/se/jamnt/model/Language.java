package se.jamnt.model;

import java.util.Locale;

/** The languages in which labels, sentences and reports exist. */
public enum Language {
  SV(Locale.forLanguageTag("sv-SE")),
  EN(Locale.forLanguageTag("en-GB"));

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /** The locale whose number format and sorting the language uses. */
  public Locale locale() {
    return locale;
  }

  /** The word used in configuration and file names, {@code sv} or {@code en}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
