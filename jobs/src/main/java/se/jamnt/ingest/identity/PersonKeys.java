package se.jamnt.ingest.identity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;

/** Makes person keys that link a person's records within one board. For one thread. */
public final class PersonKeys {

  /** Half of the hash: 128 bits tell all people apart, and a million rows stay small. */
  private static final int BYTES = 16;

  private final IdentityKey key;
  private final Map<String, Mac> boards = new HashMap<>();

  public PersonKeys(IdentityKey key) {
    this.key = key;
  }

  /**
   * The key of a person at a board: the first 16 bytes of HMAC-SHA256 over the twelve digits, with
   * a key that is itself the HMAC-SHA256 of the board's id.
   */
  public byte[] personKey(String board, IdentityNumber number) {
    Mac mac = boards.computeIfAbsent(board, key::forBoard);
    return Arrays.copyOf(number.hashedWith(mac), BYTES);
  }
}
