/** Sex, period, node, organisation: plain records that know nobody. */
@NullMarked
package se.jamnt.model;

import org.jspecify.annotations.NullMarked;
