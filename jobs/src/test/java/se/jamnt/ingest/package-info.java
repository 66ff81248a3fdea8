/** Exports become facts, or are told why not. */
@NullMarked
package se.jamnt.ingest;

import org.jspecify.annotations.NullMarked;
