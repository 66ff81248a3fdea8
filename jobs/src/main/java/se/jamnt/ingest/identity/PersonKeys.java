package se.jamnt.ingest.identity;

import java.util.HashMap;
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
  public PersonKey personKey(String board, IdentityNumber number) {
    Mac mac = boards.computeIfAbsent(board, id -> key.within(chart.personsLinkedWithin(id)));
    return PersonKey.of(number.hashedWith(mac));
  }

  /**
   * The keys of a person at all boards: one for each node within which persons are linked.
   *
   * @return by node, in the order of the chart
   */
  public Map<NodeId, PersonKey> personKeys(IdentityNumber number) {
    Map<NodeId, PersonKey> keys = new LinkedHashMap<>();
    for (Board board : chart.boards()) {
      keys.computeIfAbsent(
          chart.personsLinkedWithin(board.id()), node -> personKey(board.id(), number));
    }
    return keys;
  }
}
