/**
 * What must hold between the parts of a definition, beyond each part being readable: one class for
 * each rule.
 */
@NullMarked
package se.jamnt.indicators.checks;

import org.jspecify.annotations.NullMarked;
