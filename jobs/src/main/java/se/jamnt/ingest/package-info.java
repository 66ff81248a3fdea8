/** From a case system's export to facts: deliveries, mappings, rows, rejects, versions. */
@NullMarked
package se.jamnt.ingest;

import org.jspecify.annotations.NullMarked;
