/** Indicators as a controller declares them, their sentences and their SQL. */
@NullMarked
package se.jamnt.indicators;

import org.jspecify.annotations.NullMarked;
