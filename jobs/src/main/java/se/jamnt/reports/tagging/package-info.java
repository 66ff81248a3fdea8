/** The structure of a PDF that a screen reader and an archive need. */
@NullMarked
package se.jamnt.reports.tagging;

import org.jspecify.annotations.NullMarked;
