package se.jamnt.pipeline;

/**
 * A period can't be made again or compared, for facts of it were purged; the message says since
 * when.
 */
public final class FactsPurgedException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  FactsPurgedException(String message) {
    super(message);
  }
}
