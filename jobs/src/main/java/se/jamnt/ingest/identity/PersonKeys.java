package se.jamnt.ingest.identity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import se.jamnt.model.NodeId;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Board;

/**
 * Makes person keys that link a person's records within one board or, where the organisation may
 * link them, within all of its boards. For one thread.
 */
public final class PersonKeys {

  /** Half of the hash: 128 bits tell all people apart, and a million rows stay small. */
  private static final int BYTES = 16;

  private final IdentityKey key;
  private final OrganisationChart chart;
  private final Map<String, Mac> boards = new HashMap<>();

  public PersonKeys(IdentityKey key, OrganisationChart chart) {
    this.key = key;
    this.chart = chart;
  }

  /**
   * The key of a person at a board: the first 16 bytes of HMAC-SHA256 over the twelve digits, with
   * a key that is itself the HMAC-SHA256 of the id of the board, or of its organisation.
   */
  public byte[] personKey(String board, IdentityNumber number) {
    Mac mac = boards.computeIfAbsent(board, id -> key.within(chart.personsLinkedWithin(id)));
    return Arrays.copyOf(number.hashedWith(mac), BYTES);
  }

  /**
   * The keys of a person at all boards: one for each node within which persons are linked.
   *
   * @return hexadecimal, by node, in the order of the chart
   */
  public Map<NodeId, String> personKeys(IdentityNumber number) {
    Map<NodeId, String> keys = new LinkedHashMap<>();
    for (Board board : chart.boards()) {
      keys.computeIfAbsent(
          chart.personsLinkedWithin(board.id()),
          node -> HexFormat.of().formatHex(personKey(board.id(), number)));
    }
    return keys;
  }
}
