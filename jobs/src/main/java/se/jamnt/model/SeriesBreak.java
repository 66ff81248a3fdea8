package se.jamnt.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A day from which figures do not compare with those before it, as {@code config/breaks.yml} says.
 *
 * @param source the source whose figures break; empty where they are those of a unit
 * @param unit the unit whose figures break, and with it those of the nodes above; empty where they
 *     are those of a source
 * @param date the first day of the new way
 * @param text what changed
 */
public record SeriesBreak(
    Optional<String> source, Optional<String> unit, LocalDate date, Words text) {}
