package se.jamnt.disclosure;

import java.util.List;
import java.util.Optional;

/**
 * What a reader of a page is told of its figures that differ from those published before.
 *
 * @param revision that brought them; 0 in a re-run
 * @param reason why there is a new revision, as a person put it; empty in a re-run
 * @param caseNumber of the decision, where it has one
 * @param changes the node's own figures that differ
 */
public record ChangeNote(
    int revision, String reason, Optional<String> caseNumber, List<FigureChange> changes) {

  public ChangeNote {
    changes = List.copyOf(changes);
  }

  /** Whether it compares a re-run with what is published. */
  public boolean ofRerun() {
    return revision == 0;
  }
}
