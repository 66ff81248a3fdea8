/** Each rule about definitions, with a definition that keeps it and one that breaks it. */
@NullMarked
package se.jamnt.indicators.checks;

import org.jspecify.annotations.NullMarked;
