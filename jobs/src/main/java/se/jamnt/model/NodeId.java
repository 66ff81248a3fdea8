package se.jamnt.model;

import org.jspecify.annotations.Nullable;

/**
 * A place in the organisation: a unit, a board, an organisation or a group.
 *
 * @param id lower-case words joined by hyphens, unique over all levels
 */
public record NodeId(Level level, String id) {

  /** Asked for more often than any other, and slow as Java makes it of a record. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof NodeId that && level == that.level && id.equals(that.id));
  }

  /** A text keeps its hash once it is known. */
  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
