package se.jamnt.ingest;

import java.io.IOException;

/** The file as a whole can't be used; the message says where and what was expected. */
final class UnusableFileException extends IOException {

  private static final long serialVersionUID = 1;

  UnusableFileException(String message) {
    super(message);
  }
}
