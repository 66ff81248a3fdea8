/** What holds between the packages, and runs of the whole. */
@NullMarked
package se.jamnt;

import org.jspecify.annotations.NullMarked;
