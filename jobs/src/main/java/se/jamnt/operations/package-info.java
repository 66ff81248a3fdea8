/** Nights without anyone watching: when runs begin. */
@NullMarked
package se.jamnt.operations;

import org.jspecify.annotations.NullMarked;
