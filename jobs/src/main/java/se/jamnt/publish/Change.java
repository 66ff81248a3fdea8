package se.jamnt.publish;

import java.util.List;
import java.util.Optional;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.indicators.FigureKey;

/**
 * A figure that differs between what was published and what is now.
 *
 * @param before as it was published; empty where there was no such row
 * @param after empty where there is no such row now
 * @param reasons in words, with counts of rows; small ones are not told
 */
public record Change(
    FigureKey key,
    Optional<ProtectedFigure> before,
    Optional<ProtectedFigure> after,
    List<String> reasons) {

  public Change {
    reasons = List.copyOf(reasons);
  }
}
