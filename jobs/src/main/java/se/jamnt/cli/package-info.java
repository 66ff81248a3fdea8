/** Commands, exit codes, and what a person sees. */
@NullMarked
package se.jamnt.cli;

import org.jspecify.annotations.NullMarked;
