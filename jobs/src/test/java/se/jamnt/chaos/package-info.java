/** Nights that are disturbed from outside, as machines and people disturb them. */
@NullMarked
package se.jamnt.chaos;

import org.jspecify.annotations.NullMarked;
