@NullMarked
package se.jamnt.database;

import org.jspecify.annotations.NullMarked;
