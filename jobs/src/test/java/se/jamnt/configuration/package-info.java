/** Mistakes in the configuration, as a controller is told of them. */
@NullMarked
package se.jamnt.configuration;

import org.jspecify.annotations.NullMarked;
