/** What leaves the house: figures, manifest, catalogue, and a period that appears whole. */
@NullMarked
package se.jamnt.publish;

import org.jspecify.annotations.NullMarked;
