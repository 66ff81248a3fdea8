package se.jamnt.disclosure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import se.jamnt.disclosure.ProtectedFigure.Status;
import se.jamnt.indicators.FigureRows;
import se.jamnt.model.Cluster;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.Level;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

/**
 * The lines of {@code indicators.csv} as they will be published, node by node: made when figures
 * are protected, audited as they stand, and put together to the file.
 */
public final class NodeLines {

  private static final int NODES_AT_A_TIME = 64;

  private final DSLContext database;

  /**
   * The lines that a role may read.
   *
   * @param renderer reads the schema {@code published} only
   */
  public NodeLines(DataSource renderer) {
    this(DSL.using(renderer, SQLDialect.POSTGRES));
  }

  NodeLines(DSLContext database) {
    this.database = database;
  }

  /**
   * The lines of one node.
   *
   * @param told whether any of its figures is not missing
   * @param preliminary whether any of them is
   */
  record OfNode(NodeId node, String lines, boolean told, boolean preliminary) {

    /** The lines of figures, node by node. */
    static List<OfNode> of(List<ProtectedFigure> figures) {
      return FigureLines.byNode(figures).entrySet().stream()
          .map(
              one ->
                  new OfNode(
                      one.getKey(),
                      FigureLines.of(one.getValue()),
                      one.getValue().stream().anyMatch(is -> is.status() != Status.MISSING),
                      one.getValue().stream().anyMatch(is -> is.status() == Status.PRELIMINARY)))
          .toList();
    }

    /** Fingerprint of all that the lines tell, so of every figure and how it is shown. */
    static String fingerprint(List<OfNode> nodes) {
      Fingerprint fingerprint = Fingerprint.of("lines");
      nodes.stream()
          .sorted(Comparator.comparing(one -> one.node().id()))
          .forEach(one -> fingerprint.with(one.lines()));
      return fingerprint.hex();
    }
  }

  /** Adds the lines of nodes that have none of a period. */
  void add(Period period, List<OfNode> nodes) {
    FigureRows.copy(
        database,
        "published.node_lines",
        nodes.stream(),
        (node, row) -> {
          row.add(period.id());
          row.add(node.node().level().word());
          row.add(node.node().id());
          row.addText(node.lines());
          row.add(node.told());
          row.add(node.preliminary());
        });
  }

  /** A cluster's rows in a period's file, as any reader finds them there. */
  List<PublishedRow> rows(Period period, Cluster cluster) {
    List<PublishedRow> rows = new ArrayList<>();
    try (Cursor<Record> nodes = inOrder(database, period, ClusterRows.of(cluster, "node_lines"))) {
      for (Record node : nodes) {
        rows.addAll(PublishedRow.of(FigureLines.COLUMNS + lines(node)));
      }
    }
    return rows;
  }

  /**
   * Writes a period's file, UTF-8.
   *
   * @param without the nodes whose figures wait for approval
   */
  public void write(Period period, Set<NodeId> without, OutputStream file) throws IOException {
    file.write(FigureLines.COLUMNS.getBytes(StandardCharsets.UTF_8));
    try {
      database.transaction(
          configuration -> {
            try (Cursor<Record> nodes = inOrder(configuration.dsl(), period, DSL.trueCondition())) {
              for (Record node : nodes) {
                if (!without.contains(node(node))) {
                  file.write(lines(node).getBytes(StandardCharsets.UTF_8));
                }
              }
            }
          });
    } catch (DataAccessException e) {
      if (e.getCause() instanceof IOException inFile) {
        throw inFile;
      }
      throw e;
    }
  }

  /** How many nodes of a cluster have lines of a period. */
  int count(Period period, Cluster cluster) {
    return database
        .fetchOptional(
            "select count(*) from published.node_lines where period = {0} and {1}",
            period.id(), ClusterRows.of(cluster, "node_lines"))
        .map(row -> row.get(0, Integer.class))
        .orElseThrow();
  }

  /** In a transaction, few are in memory at a time. */
  private static Cursor<Record> inOrder(DSLContext database, Period period, Condition nodes) {
    return database
        .resultQuery(
            """
            select level, node, lines from published.node_lines where period = {0} and {1}
             order by level collate "C", node collate "C"
            """,
            period.id(), nodes)
        .fetchSize(NODES_AT_A_TIME)
        .fetchLazy();
  }

  private static String lines(Record node) {
    return node.get("lines", String.class);
  }

  /** The node that a row is about. */
  static NodeId node(Record row) {
    return new NodeId(Level.of(row.get("level", String.class)), row.get("node", String.class));
  }
}
