package se.jamnt.model;

/**
 * A place in the organisation: a unit, a board, an organisation or a group.
 *
 * @param id lower-case words joined by hyphens, unique over all levels
 */
public record NodeId(Level level, String id) {

  /** A text keeps its hash once it is known. */
  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
