/** What a controller writes: YAML read with closed vocabulary, every mistake with file and line. */
@NullMarked
package se.jamnt.configuration;

import org.jspecify.annotations.NullMarked;
