package se.jamnt.database;

import java.util.Locale;

/** What a part of the pipeline may do; PostgreSQL holds it to that. */
public enum Role {
  /** Reads and writes the facts, and nothing else. */
  LOADER,
  /** Reads the facts, writes results and, once protected, the published figures. */
  COMPUTER,
  /** Reads and writes the published figures only: no unprotected figure can reach a report. */
  RENDERER,
  /** Reads everything. */
  EVALUATOR;

  /** The role's name in PostgreSQL. */
  public String roleName() {
    return "jamnt_" + name().toLowerCase(Locale.ROOT);
  }
}
