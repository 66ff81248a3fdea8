/**
 * A second definition of the figures, in plain Java, written from the words of the domain alone.
 * The database and this calculator must agree; where they do not, one of them is wrong.
 */
@NullMarked
package se.jamnt.indicators.truth;

import org.jspecify.annotations.NullMarked;
