/** Figures asserted against small sets of facts in a real database. */
@NullMarked
package se.jamnt.indicators;

import org.jspecify.annotations.NullMarked;
