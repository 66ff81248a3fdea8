/** Tests of nights without anyone watching. */
@NullMarked
package se.jamnt.operations;

import org.jspecify.annotations.NullMarked;
