/** The container file and the CronJob, run as far as that goes without what runs containers. */
@NullMarked
package se.jamnt.container;

import org.jspecify.annotations.NullMarked;
