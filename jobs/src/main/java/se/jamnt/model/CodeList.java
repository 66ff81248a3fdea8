package se.jamnt.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values that a field can have, in the order in which tables show them.
 *
 * @param codes each code with what a reader calls it
 */
public record CodeList(String id, Words name, Map<String, Words> codes) {

  public CodeList {
    codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
  }
}
