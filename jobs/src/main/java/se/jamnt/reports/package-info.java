/** Protected tables as pages that a board reads. */
@NullMarked
package se.jamnt.reports;

import org.jspecify.annotations.NullMarked;
