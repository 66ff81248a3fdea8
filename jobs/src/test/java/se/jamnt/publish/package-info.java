@NullMarked
package se.jamnt.publish;

import org.jspecify.annotations.NullMarked;
