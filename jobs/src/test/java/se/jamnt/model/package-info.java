/** Periods, spans and who belonged to whom. */
@NullMarked
package se.jamnt.model;

import org.jspecify.annotations.NullMarked;
