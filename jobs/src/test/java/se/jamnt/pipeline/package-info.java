/** Tests of whole nights, from exports to the published tree, as a user starts them. */
@NullMarked
package se.jamnt.pipeline;

import org.jspecify.annotations.NullMarked;
