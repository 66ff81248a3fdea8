/** What may be shown: the only maker of protected tables. */
@NullMarked
package se.jamnt.disclosure;

import org.jspecify.annotations.NullMarked;
