package se.jamnt.publish;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.jamnt.model.Closing;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

/**
 * A period as it is about to be published.
 *
 * @param revision the highest of its boards
 * @param run for the ledger
 * @param contents fingerprint of the files without what differs from run to run
 * @param lastDelivery the last delivery that any figure rests on
 * @param files by path within the period's folder, the manifest among them
 * @param closing what the release closes
 * @param boards the board of every board and unit with figures
 * @param heldBack the nodes whose figures wait for approval
 */
record Release(
    Period period,
    int revision,
    String run,
    String contents,
    long lastDelivery,
    Map<String, FileToRelease> files,
    Optional<Closing> closing,
    Map<NodeId, String> boards,
    Set<NodeId> heldBack) {

  /** A release that closes nothing and holds nothing back. */
  Release(
      Period period,
      int revision,
      String run,
      String contents,
      long lastDelivery,
      Map<String, FileToRelease> files) {
    this(
        period, revision, run, contents, lastDelivery, files, Optional.empty(), Map.of(), Set.of());
  }
}
