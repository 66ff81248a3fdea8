package se.jamnt.indicators;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.Table;

/** Where a statement finds its records. */
interface FactTables {

  /** What the case systems delivered. */
  FactTables DELIVERED =
      of -> table(name("facts", of == RecordKind.EPISODES ? "episode" : "event"));

  /** All records of a kind, with the columns of the delivered facts. */
  Table<?> of(RecordKind of);
}
