/** Identity numbers are read, and never kept. */
@NullMarked
package se.jamnt.ingest.identity;

import org.jspecify.annotations.NullMarked;
