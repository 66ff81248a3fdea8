/** Measurements, run by name with {@code mvn -q -Pbench verify -Dbench=NAME}. */
@NullMarked
package se.jamnt.bench;

import org.jspecify.annotations.NullMarked;
