/** What is hidden, and why. */
@NullMarked
package se.jamnt.disclosure;

import org.jspecify.annotations.NullMarked;
