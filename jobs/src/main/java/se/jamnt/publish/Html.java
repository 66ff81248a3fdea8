package se.jamnt.publish;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A piece of a page. Escaping is its own doing: no text reaches the page in any other way. */
sealed interface Html {

  /** Running text. */
  record Text(String text) implements Html {

    @Override
    public void writeTo(StringBuilder page) {
      escape(text, page);
    }
  }

  /**
   * An element with what it contains.
   *
   * @param attributes in the order in which they are written
   */
  record Element(String name, Map<String, String> attributes, List<Html> children) implements Html {

    private static final Set<String> EMPTY = Set.of("meta", "link", "input");
    private static final Set<String> INLINE = Set.of("a", "span", "strong", "time", "label", "bdi");

    /** The same element with one more attribute. */
    Element with(String attribute, String value) {
      Map<String, String> more = new LinkedHashMap<>(attributes);
      more.put(attribute, value);
      return new Element(name, more, children);
    }

    /** The same element with more in it. */
    Element containing(List<? extends Html> more) {
      List<Html> all = new ArrayList<>(children);
      all.addAll(more);
      return new Element(name, attributes, all);
    }

    /** The same element with more in it. */
    Element containing(Html... more) {
      return containing(Arrays.asList(more));
    }

    /** The same element with more text in it. */
    Element containing(String text) {
      return containing(new Text(text));
    }

    @Override
    public void writeTo(StringBuilder page) {
      page.append('<').append(name);
      attributes.forEach(
          (attribute, value) -> {
            page.append(' ').append(attribute).append("=\"");
            escape(value, page);
            page.append('"');
          });
      page.append('>');
      if (!EMPTY.contains(name)) {
        children.forEach(child -> child.writeTo(page));
        page.append("</").append(name).append('>');
      }
      if (!INLINE.contains(name)) {
        page.append('\n');
      }
    }
  }

  /** Several pieces one after the other. */
  record Sequence(List<? extends Html> parts) implements Html {

    @Override
    public void writeTo(StringBuilder page) {
      parts.forEach(part -> part.writeTo(page));
    }
  }

  /** A style sheet or a script of ours; browsers read it as it stands. */
  record Code(String code) implements Html {

    public Code {
      if (code.contains("</")) {
        throw new IllegalArgumentException("code in a page may not contain \"</\"");
      }
    }

    @Override
    public void writeTo(StringBuilder page) {
      page.append(code);
    }
  }

  /** Writes the piece at the end of a page. */
  void writeTo(StringBuilder page);

  /** An element with nothing in it yet. */
  static Element element(String name) {
    return new Element(name, Map.of(), List.of());
  }

  /** Running text. */
  static Html text(String text) {
    return new Text(text);
  }

  /** Nothing at all. */
  static Html nothing() {
    return new Sequence(List.of());
  }

  private static void escape(String text, StringBuilder page) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> page.append("&amp;");
        case '<' -> page.append("&lt;");
        case '>' -> page.append("&gt;");
        case '"' -> page.append("&quot;");
        case '\'' -> page.append("&#39;");
        default -> page.append(c);
      }
    }
  }
}
