/** Tests of what a person sees of each command: exit codes, messages, results. */
@NullMarked
package se.jamnt.cli;

import org.jspecify.annotations.NullMarked;
