package se.jamnt.ingest;

import java.math.BigDecimal;
import java.util.Map;

/** Writes stored fields as JSON. */
final class Json {

  private Json() {}

  /**
   * An object in the order of the map.
   *
   * @param values texts and numbers
   */
  static String object(Map<String, Object> values) {
    StringBuilder json = new StringBuilder(32 * values.size() + 2).append('{');
    for (Map.Entry<String, Object> entry : values.entrySet()) {
      if (json.length() > 1) {
        json.append(',');
      }
      text(json, entry.getKey()).append(':');
      if (entry.getValue() instanceof BigDecimal number) {
        json.append(number.stripTrailingZeros().toPlainString());
      } else {
        text(json, entry.getValue().toString());
      }
    }
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

  private static StringBuilder text(StringBuilder json, String text) {
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
