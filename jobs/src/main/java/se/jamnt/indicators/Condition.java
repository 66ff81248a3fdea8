package se.jamnt.indicators;

/**
 * One line under {@code among}, {@code counted-if} or {@code those-with}; lines mean AND.
 *
 * @param field a field's id, or {@code episode} for the episode as a whole
 */
public record Condition(String field, Requirement requirement) {

  /** The name under which a condition speaks of the episode as a whole. */
  public static final String EPISODE = "episode";
}
