package se.jamnt.ingest.identity;

/** What came of reading a text as an identity number: the number, or why it is none. */
public sealed interface IdentityReading permits IdentityNumber, IdentityReading.Mistake {

  /**
   * The text is no valid identity number.
   *
   * @param reason for the person who corrects the export; never holds any of the digits
   */
  record Mistake(String reason) implements IdentityReading {}
}
