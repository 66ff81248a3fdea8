package se.jamnt.ingest;

import java.util.List;

/**
 * What lies in the inboxes.
 *
 * @param toTake in the order in which they are to be taken
 * @param taken files with which nothing is to be done
 * @param notRecognised files that no source can take
 */
public record Inbox(List<Incoming> toTake, List<Taken> taken, List<NotRecognised> notRecognised) {

  /** A file that was taken, or refused, as it lies there. */
  public record Taken(String name, String source, DeliveryReport.State state) {}

  /**
   * A file that is no delivery.
   *
   * @param reason what was expected
   * @param isNew whether it was not there at an earlier look that was noted
   */
  public record NotRecognised(String name, String sha256, String reason, boolean isNew) {}

  /**
   * What a person asks for beyond what is new.
   *
   * @param again whether files are read again that were taken already
   * @param accept whether files are taken that were refused for shrinking or for their rejects
   */
  public record Wish(boolean again, boolean accept) {

    /** What every night asks for. */
    public static final Wish ONLY_NEW = new Wish(false, false);
  }
}
