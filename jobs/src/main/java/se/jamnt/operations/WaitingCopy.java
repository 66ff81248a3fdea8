package se.jamnt.operations;

/**
 * A folder that reports could not be copied to.
 *
 * @param reports how many of them wait
 * @param reason why the first of them could not be copied
 * @param since the time at which that was found first, or nothing if it was found just now
 */
public record WaitingCopy(String folder, int reports, String reason, String since) {

  /** In words: the folder, how many reports, and what is wrong there. */
  public String words() {
    return "%s to %s: %s%s"
        .formatted(
            reports == 1 ? "1 report" : reports + " reports",
            folder,
            reason,
            since.isEmpty() ? "" : " (since " + since + ")");
  }
}
