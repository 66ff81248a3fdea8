package se.jamnt.indicators;

/** The two kinds of record that every case system's export becomes. */
public enum RecordKind {
  /** Something with a start and, later, an end. */
  EPISODES,
  /** Something that happened on one day. */
  EVENTS
}
