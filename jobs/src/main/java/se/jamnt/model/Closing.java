package se.jamnt.model;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * The wish to approve and close the figures of boards for a period.
 *
 * @param boards their ids
 * @param by who approves
 * @param reason why, for the readers of the new revision
 * @param caseNumber of the decision in the board's own register, where it has one
 * @param on the day of the approval
 */
public record Closing(
    Period period,
    Set<String> boards,
    String by,
    String reason,
    Optional<String> caseNumber,
    LocalDate on) {

  public Closing {
    boards = Set.copyOf(boards);
  }
}
