package se.jamnt.disclosure;

import java.util.IdentityHashMap;
import se.jamnt.indicators.IndicatorDefinition;

/**
 * What the definitions of a run count. The text of each is long, so it is made once and not for
 * each of thousands of figures.
 */
final class WhatIsCounted {

  private final IdentityHashMap<IndicatorDefinition, Counted> known = new IdentityHashMap<>();
  private final IdentityHashMap<IndicatorDefinition, Counted> ofAnybody = new IdentityHashMap<>();

  /** All that an indicator counts. */
  Counted by(IndicatorDefinition definition) {
    return known.computeIfAbsent(definition, Counted::by);
  }

  /** The same records, whoever they belong to. */
  Counted ofAnybody(IndicatorDefinition definition) {
    return ofAnybody.computeIfAbsent(definition, Counted::ofAnybody);
  }
}
