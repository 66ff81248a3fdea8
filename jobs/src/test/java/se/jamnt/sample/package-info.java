/** Makes the sample exports and checks that the published figures come out of them. */
@NullMarked
package se.jamnt.sample;

import org.jspecify.annotations.NullMarked;
