package se.jamnt.indicators;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One computed figure, not yet protected and not yet rounded.
 *
 * @param value in the unit of the definition (people, days, percent); null where there is none
 * @param part people, episodes or events in the part of a share or distribution; else null
 * @param base people, episodes or events that the value rests on; null where missing
 */
public record Figure(
    FigureKey key,
    @Nullable BigDecimal value,
    @Nullable Long part,
    @Nullable Long base,
    FigureStatus status,
    int definitionVersion) {}
