package se.jamnt.reports.tagging;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an element of a template is to a screen reader. */
public enum Tag {
  H1,
  H2,
  H3,
  P,
  /** What stands before an item of a list: its bullet or term. */
  LABEL,
  ITEM,
  HEADER_ROW,
  ROW,
  COLUMN_HEADER,
  ROW_HEADER,
  CELL,
  /** Not read at all. */
  ARTIFACT;

  /** The property of a template's element that holds the word. */
  public static final String PROPERTY = "se.jamnt.tag";

  /** The word used in templates, for example {@code row-header}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The tag that a template's word means. */
  public static Optional<Tag> of(String word) {
    return Arrays.stream(values()).filter(tag -> tag.word().equals(word)).findFirst();
  }

  /** All words that templates can use. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Tag::word).toList();
  }
}
