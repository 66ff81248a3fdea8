package se.jamnt.sample;

/** How a participation ended. */
record Exit(String reason, Outcome outcome) {

  /** Whether the person then worked or studied. */
  enum Outcome {
    WORK_OR_STUDIES,
    NEITHER,
    UNRECORDED
  }

  /**
   * Whether the person left of the activity's or the own accord: not by moving, dying, transfer.
   */
  boolean isLeaving() {
    return reason.equals("Fullföljd") || reason.equals("Avbruten");
  }
}
