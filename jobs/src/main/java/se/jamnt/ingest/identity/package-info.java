/** Identity numbers on their way in: read, checked, turned into keys, forgotten. */
@NullMarked
package se.jamnt.ingest.identity;

import org.jspecify.annotations.NullMarked;
