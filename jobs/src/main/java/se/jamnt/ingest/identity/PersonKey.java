package se.jamnt.ingest.identity;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Names a person within one board, or within an organisation that links persons, without giving the
 * identity number away: 128 bits of a keyed hash tell all people apart.
 */
public record PersonKey(long first, long second) {

  private static final int BYTES = 16;

  /** From the first 16 bytes of a hash. */
  static PersonKey of(byte[] hash) {
    ByteBuffer bytes = ByteBuffer.wrap(hash);
    return new PersonKey(bytes.getLong(), bytes.getLong());
  }

  /** 32 hexadecimal digits. */
  public String hex() {
    byte[] bytes = ByteBuffer.allocate(BYTES).putLong(first).putLong(second).array();
    return HexFormat.of().formatHex(bytes);
  }
}
