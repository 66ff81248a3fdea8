package se.jamnt.ingest;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Some rows of a file as they stand in it, told apart one after another. For one thread. */
interface RowsInFile {

  /**
   * The cells of the next row; null after the last.
   *
   * @throws UnusableFileException where the row can't be trusted, nor what follows
   */
  String @Nullable [] next() throws IOException;

  /** Where the row that was given last begins in the file, counted from 1. */
  long line();

  /** Whether no sign in these rows could join with the one before it, for certain. */
  boolean composed();
}
