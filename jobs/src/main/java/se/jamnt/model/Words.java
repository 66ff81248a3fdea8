package se.jamnt.model;

/** The same text in both languages of the reports. */
public record Words(String sv, String en) {

  /** The text in one language. */
  public String in(Language language) {
    return language == Language.SV ? sv : en;
  }
}
