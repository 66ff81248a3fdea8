package se.jamnt.disclosure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a reader of a page is told of its figures that differ from others.
 *
 * @param occasion what is compared
 * @param changes the node's own figures that differ
 */
public record ChangeNote(Occasion occasion, List<FigureChange> changes) {

  public ChangeNote {
    changes = List.copyOf(changes);
  }

  /** What is compared with what. */
  public sealed interface Occasion {}

  /**
   * A new revision with the one before.
   *
   * @param reason why there is a new one, as a person put it
   * @param caseNumber of the decision, where it has one
   */
  public record Revision(int number, String reason, Optional<String> caseNumber)
      implements Occasion {}

  /** A re-run with what is published. */
  public record Rerun() implements Occasion {}

  /** A release with a later one. */
  public record Releases(Released earlier, Released later) implements Occasion {}

  /**
   * What a release says of itself.
   *
   * @param revision of the page's board, or the highest of its boards; 0 while they are open
   * @param dataAsOf the latest date of the data behind it
   */
  public record Released(int revision, LocalDate dataAsOf) {}
}
