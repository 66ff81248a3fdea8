package se.jamnt.disclosure;

import java.util.Map;

/**
 * Something that adds up in published files: the total is taken away from its parts.
 *
 * @param isExact false where the files themselves do not say that it is all: units that share
 *     people exceed the node above, and of some days of a period no row tells
 */
record Equation(Map<Cell, Integer> times, boolean isExact) {}
