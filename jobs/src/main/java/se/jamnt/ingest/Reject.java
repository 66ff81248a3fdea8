package se.jamnt.ingest;

import se.jamnt.ingest.identity.IdentityMask;

/**
 * Why a row was not used, for the person who corrects the export.
 *
 * @param column its header; empty where the row as a whole is meant
 * @param value what stood there, without anything that could be an identity number
 * @param expected what should have stood there
 */
record Reject(String column, String value, String expected, String reason) {

  private static final int LONGEST_VALUE = 200;

  Reject {
    value = IdentityMask.masked(value);
    if (value.length() > LONGEST_VALUE) {
      value = value.substring(0, LONGEST_VALUE) + "…";
    }
  }
}
