package se.jamnt.disclosure;

import java.time.LocalDate;
import java.util.Collections;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.jamnt.model.Cluster;

/**
 * What the quality section says of a delivery that a period's figures rest on; counts are rows of
 * the whole file, not of one unit.
 *
 * @param dataAsOf the date that the delivery declares or, where it declares none, its last date
 * @param coversLast the last day that the delivery tells of
 * @param unknownSex rows in which neither the export nor an identity number gives the sex; empty
 *     for few, which could be single people of one unit
 * @param sexConflicts rows in which they give different ones, and the export's is used; empty for
 *     few
 * @param late whether it came when later data had already been read
 * @param units the units and organisations that the delivery tells of; empty for all of the source
 */
public record SourceNote(
    String source,
    String file,
    LocalDate dataAsOf,
    @Nullable LocalDate coversLast,
    long read,
    long used,
    long unchanged,
    long duplicate,
    long rejected,
    OptionalLong unknownSex,
    OptionalLong sexConflicts,
    boolean late,
    Set<String> units) {

  public SourceNote {
    units = Collections.unmodifiableSortedSet(new TreeSet<>(units)); // written in the same order
  }

  /** Whether the delivery tells of any unit of a cluster, or of one of its organisations. */
  public boolean tellsOf(Cluster cluster) {
    return units.isEmpty() || units.stream().anyMatch(cluster::has);
  }

  /** A delivery that tells of all units of its source. */
  public SourceNote(
      String source,
      String file,
      LocalDate dataAsOf,
      @Nullable LocalDate coversLast,
      long read,
      long used,
      long unchanged,
      long duplicate,
      long rejected,
      OptionalLong unknownSex,
      OptionalLong sexConflicts) {
    this(
        source,
        file,
        dataAsOf,
        coversLast,
        read,
        used,
        unchanged,
        duplicate,
        rejected,
        unknownSex,
        sexConflicts,
        false,
        Set.of());
  }
}
