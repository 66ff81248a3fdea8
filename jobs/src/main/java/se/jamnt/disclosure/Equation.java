package se.jamnt.disclosure;

import java.util.Map;

/**
 * Something that adds up in published files: the total is taken away from its parts.
 *
 * @param isExact false where units share people, so that they exceed the node above
 */
record Equation(Map<Cell, Integer> times, boolean isExact) {}
