/** Tests of what follows from figures. */
@NullMarked
package se.jamnt.indicators.derived;

import org.jspecify.annotations.NullMarked;
