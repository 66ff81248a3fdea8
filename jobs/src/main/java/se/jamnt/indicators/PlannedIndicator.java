package se.jamnt.indicators;

import se.jamnt.model.Words;

/** An indicator about persons that a board plans to follow, by {@code plan-indicators.yml}. */
public sealed interface PlannedIndicator {

  /** The id of the board. */
  String board();

  /** One that Jämnt computes. */
  record Computed(String board, String indicator) implements PlannedIndicator {}

  /**
   * One that is followed elsewhere, or not yet.
   *
   * @param bySex whether women and men are told apart
   * @param atUnitLevel whether it is followed by sex in single units
   * @param publishable whether it can be published by sex
   */
  record Elsewhere(
      String board, Words name, boolean bySex, boolean atUnitLevel, boolean publishable)
      implements PlannedIndicator {}
}
