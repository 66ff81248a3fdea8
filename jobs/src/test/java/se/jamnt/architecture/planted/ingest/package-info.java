/** A violation on purpose: shows that the rules on the packages' direction can fail. */
@NullMarked
package se.jamnt.architecture.planted.ingest;

import org.jspecify.annotations.NullMarked;
