package se.jamnt.disclosure;

/** The whole less its part: not shown by itself, but known wherever both are. */
record Rest(Cell whole, Cell part) {}
