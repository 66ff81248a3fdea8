/** Figures that follow from other figures: gaps and changes. They can't tell what those hide. */
@NullMarked
package se.jamnt.indicators.derived;

import org.jspecify.annotations.NullMarked;
