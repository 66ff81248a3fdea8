package se.jamnt.ingest;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is known of a source's records, held in memory as the hashes of their contents: a row that
 * tells what is known already needs no comparing in the database.
 */
final class KnownContents {

  /** More records than this are compared in the database: 16 bytes each, at most half full. */
  static final int MOST = 4_000_000;

  private static final int LONGS = 2;

  /** Two numbers a slot, one hash; both 0 where the slot is free. */
  private final long[] slots;

  private final int records;
  private final BitSet met = new BitSet();
  private final int mask;

  private KnownContents(int records) {
    this.records = records;
    int places = Integer.highestOneBit(Math.max(records, 1)) << 1;
    this.slots = new long[LONGS * 2 * places];
    this.mask = 2 * places - 1;
  }

  /** Reads the contents of all records that are known now, at most about {@link #MOST}. */
  static KnownContents read(JdbcClient sql, FactTable table, String source) {
    List<byte[]> parts =
        sql.sql(
                table.sql(
                    """
                    SELECT string_agg(content, '') FROM {table}
                    WHERE source = ? AND known_to = 'infinity'
                    GROUP BY get_byte(content, 0)
                    """))
            .param(source)
            .query((row, number) -> row.getBytes(1))
            .list();
    int bytes = parts.stream().mapToInt(part -> part.length).sum();
    KnownContents known = new KnownContents(bytes / (LONGS * Long.BYTES));
    parts.forEach(part -> known.addAll(ByteBuffer.wrap(part)));
    return known;
  }

  private void addAll(ByteBuffer contents) {
    while (contents.hasRemaining()) {
      long first = contents.getLong();
      long second = contents.getLong();
      int slot = find(first, second);
      slots[LONGS * slot] = first;
      slots[LONGS * slot + 1] = second;
    }
  }

  /** The slot of a hash, or the free one where it belongs. */
  private int find(long first, long second) {
    int slot = (int) first & mask;
    while (!isFree(slot) && !(slots[LONGS * slot] == first && slots[LONGS * slot + 1] == second)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private boolean isFree(int slot) {
    return slots[LONGS * slot] == 0 && slots[LONGS * slot + 1] == 0;
  }

  /**
   * Whether a record with this content is known; it is then met.
   *
   * @param bytes in which the content's hash stands
   * @param end where it ends
   */
  boolean meet(CopyBytes bytes, int end) {
    int slot = find(bytes.longAt(end - 2 * Long.BYTES), bytes.longAt(end - Long.BYTES));
    boolean known = !isFree(slot);
    if (known) {
      met.set(slot);
    }
    return known;
  }

  /** How many no row of the file told of. */
  int countUnmet() {
    return records - met.cardinality();
  }

  /** Takes the contents that were not met. */
  interface Unmet {
    void take(byte[] content) throws SQLException;
  }

  /** Gives the contents of all records that no row of the file told of. */
  void unmet(Unmet unmet) throws SQLException {
    for (int slot = met.nextClearBit(0); slot <= mask; slot = met.nextClearBit(slot + 1)) {
      if (!isFree(slot)) {
        ByteBuffer content = ByteBuffer.allocate(LONGS * Long.BYTES);
        unmet.take(content.putLong(slots[LONGS * slot]).putLong(slots[LONGS * slot + 1]).array());
      }
    }
  }
}
