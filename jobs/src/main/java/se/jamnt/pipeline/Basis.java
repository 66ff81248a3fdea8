package se.jamnt.pipeline;

import se.jamnt.indicators.KnownDeliveries;

/**
 * What figures rest on.
 *
 * @param known the deliveries that had come
 * @param definitions how they were defined, and whose they were
 */
record Basis(KnownDeliveries known, FigureDefinitions definitions) {}
