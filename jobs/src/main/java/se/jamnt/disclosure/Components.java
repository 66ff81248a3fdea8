package se.jamnt.disclosure;

/** Innermost cells that combinations hold together. */
final class Components {

  private final int[] next;

  /** As many innermost cells, each by itself. */
  Components(int size) {
    next = new int[size];
    for (int i = 0; i < size; i++) {
      next[i] = i;
    }
  }

  /** The number of what a combination belongs to; the same for all that are held together. */
  int of(Combination one) {
    return root(one.atom(0));
  }

  /** Holds all innermost cells of a combination together. */
  void join(Combination one) {
    for (int i = 1; i < one.size(); i++) {
      int a = root(one.atom(0));
      int b = root(one.atom(i));
      next[Math.max(a, b)] = Math.min(a, b);
    }
  }

  /** The same of two combinations. */
  void join(Combination one, Combination other) {
    int a = root(one.atom(0));
    int b = root(other.atom(0));
    next[Math.max(a, b)] = Math.min(a, b);
    join(one);
    join(other);
  }

  private int root(int atom) {
    int at = atom;
    while (next[at] != at) {
      next[at] = next[next[at]];
      at = next[at];
    }
    return at;
  }
}
