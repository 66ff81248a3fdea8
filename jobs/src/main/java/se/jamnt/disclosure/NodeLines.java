package se.jamnt.disclosure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

  /** Adds the lines of figures of a period, of nodes that have none. */
  void add(Period period, List<ProtectedFigure> figures) {
    FigureRows.copy(
        database,
        "published.node_lines",
        FigureLines.byNode(figures).entrySet().stream(),
        (node, row) -> {
          row.add(period.id());
          row.add(node.getKey().level().word());
          row.add(node.getKey().id());
          row.addText(FigureLines.of(node.getValue()));
          row.add(node.getValue().stream().anyMatch(one -> one.status() != Status.MISSING));
          row.add(node.getValue().stream().anyMatch(one -> one.status() == Status.PRELIMINARY));
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
