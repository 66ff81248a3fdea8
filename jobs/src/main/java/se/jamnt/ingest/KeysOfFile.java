package se.jamnt.ingest;

import java.util.Arrays;

/**
 * The keys that a file names, as hashes. When it says that each stands once, it does; when it does
 * not, two keys may only have the same hash, and the database has to look.
 */
final class KeysOfFile {

  /** More keys than this are left to the database: 8 bytes each. */
  private static final int MOST = 1 << 22;

  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private long[] hashes = new long[1 << 10];
  private int count;
  private String first = "";
  private String last = "";
  private boolean rising = true;

  void add(String key) {
    rising = rising && key.compareTo(last) > 0;
    first = count == 0 ? key : first;
    last = key;
    if (count < MOST) {
      room(1);
      hashes[count] = hash(key);
    }
    count++;
  }

  private void room(int more) {
    if (count + more > hashes.length) {
      hashes = Arrays.copyOf(hashes, Math.max(2 * hashes.length, count + more));
    }
  }

  /** Adds keys that follow. */
  void addAll(KeysOfFile later) {
    if (later.count == 0) {
      return;
    }
    rising = rising && later.rising && later.first.compareTo(last) > 0;
    last = later.last;
    int fitting = Math.min(later.count, MOST - count);
    if (fitting > 0) {
      room(fitting);
      System.arraycopy(later.hashes, 0, hashes, count, fitting);
    }
    count += later.count;
  }

  /** FNV-1a over the signs. */
  private static long hash(String key) {
    long hash = BASIS;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * PRIME;
    }
    return hash;
  }

  /** Whether no key stands twice, for certain. */
  boolean eachOnce() {
    if (rising) {
      return true;
    }
    if (count > MOST) {
      return false;
    }
    long[] sorted = Arrays.copyOf(hashes, count);
    Arrays.sort(sorted);
    for (int i = 1; i < count; i++) {
      if (sorted[i] == sorted[i - 1]) {
        return false;
      }
    }
    return true;
  }
}
