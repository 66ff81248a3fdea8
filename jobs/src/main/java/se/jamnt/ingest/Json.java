package se.jamnt.ingest;

import java.math.BigDecimal;

/** Writes stored fields as JSON. */
final class Json {

  private final StringBuilder json = new StringBuilder(128).append('{');

  /** Adds a text or a number. */
  Json add(String id, Object value) {
    if (json.length() > 1) {
      json.append(',');
    }
    text(id).append(':');
    if (value instanceof BigDecimal number) {
      json.append(number.toPlainString());
    } else {
      text(value.toString());
    }
    return this;
  }

  /** What was added, in that order. */
  String object() {
    return json.append('}').toString();
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign == '"' || sign == '\\' || sign < ' ') {
        return false;
      }
    }
    return true;
  }

  private StringBuilder text(String text) {
    json.append('"');
    if (isPlain(text)) {
      return json.append(text).append('"');
    }
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign == '"' || sign == '\\' || sign < ' ') {
        json.append(text, written, i);
        json.append(sign < ' ' ? String.format("\\u%04x", (int) sign) : "\\" + sign);
        written = i + 1;
      }
    }
    return json.append(text, written, text.length()).append('"');
  }
}
