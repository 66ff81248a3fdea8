/** The story of a run: read NightlyJob first. */
@NullMarked
package se.jamnt.pipeline;

import org.jspecify.annotations.NullMarked;
