/** What the documentation says and shows is so. */
@NullMarked
package se.jamnt.documentation;

import org.jspecify.annotations.NullMarked;
