package se.jamnt.model;

import java.util.Optional;

/**
 * A field that facts carry because an export has it.
 *
 * @param codes the id of the list its values come from; present just for {@link Kind#CODE}
 */
public record StoredField(String id, Words name, Kind kind, Optional<String> codes) {

  /** What a value is. */
  public enum Kind {
    CODE,
    NUMBER,
    TEXT
  }
}
