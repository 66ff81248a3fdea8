/** Where the data live: the embedded PostgreSQL or a server, its roles, its migrations. */
@NullMarked
package se.jamnt.database;

import org.jspecify.annotations.NullMarked;
