package se.jamnt.disclosure;

import java.util.List;
import java.util.Optional;
import se.jamnt.indicators.FigureKey;

/**
 * A figure that differs between what was published and what is now, or between two releases.
 *
 * @param before as it was published; empty where there was no such row
 * @param after empty where there is no such row now, or in the later release
 */
public record FigureChange(
    FigureKey key,
    Optional<ProtectedFigure> before,
    Optional<ProtectedFigure> after,
    List<ChangeReason> reasons) {

  public FigureChange {
    reasons = List.copyOf(reasons);
  }
}
