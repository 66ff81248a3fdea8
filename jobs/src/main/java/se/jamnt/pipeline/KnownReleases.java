package se.jamnt.pipeline;

import javax.sql.DataSource;
import se.jamnt.configuration.FolderContents;
import se.jamnt.model.Period;
import se.jamnt.operations.FactRetention;
import se.jamnt.publish.KeptFolders;
import se.jamnt.publish.ReleaseRecord;

/** The releases of a home by their manifests, as far as what they rest on is still there. */
final class KnownReleases {

  private final DataSource evaluator;

  /** The releases in a ledger. */
  KnownReleases(DataSource evaluator) {
    this.evaluator = evaluator;
  }

  /**
   * The release that a manifest is of.
   *
   * @throws IllegalArgumentException if it is no manifest, or the ledger does not know it
   */
  ReleaseRecord of(byte[] manifest) {
    return ReleaseRecord.of(evaluator, manifest)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the ledger of this home knows no release with this manifest"));
  }

  /**
   * Does nothing where the facts of a period are there.
   *
   * @param cannot what is not possible without them, for the message
   * @throws FactsPurgedException if facts were purged that the period rests on
   */
  void requireFacts(Period period, String cannot) {
    new FactRetention(evaluator)
        .obstacle(period.first())
        .ifPresent(
            purge -> {
              throw new FactsPurgedException(period + " can't be " + cannot + ": " + purge.told());
            });
  }

  /**
   * A folder that a release was made from.
   *
   * @param folder {@code config} or {@code templates}
   * @throws IllegalArgumentException if it is not kept
   */
  FolderContents kept(ReleaseRecord release, String folder) {
    return new KeptFolders(evaluator)
        .find(release.text(folder))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the " + folder + "/ that the release was made from is not kept"));
  }
}
