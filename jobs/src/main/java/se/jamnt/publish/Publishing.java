package se.jamnt.publish;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import se.jamnt.disclosure.ChangeLists;
import se.jamnt.disclosure.NodeLines;
import se.jamnt.disclosure.ProtectedTables;
import se.jamnt.indicators.Closures;
import se.jamnt.model.Closing;
import se.jamnt.model.Clusters;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.Period;
import se.jamnt.reports.PdfRenderer;
import se.jamnt.reports.ReportCatalog;
import se.jamnt.reports.ReportPlan;
import se.jamnt.reports.ReportTables;
import se.jamnt.reports.Reports;

/**
 * Drawing and publishing over the same tree.
 *
 * @param drawing draws what has changed
 * @param publication publishes it
 */
public record Publishing(Drawing drawing, Publication publication) {

  /**
   * Both for one home.
   *
   * @param database connections of the renderer, which reads the schema {@code published} only
   * @param data the folder that holds {@code published/}
   * @param plan the pages that there are from some tables
   * @param reports what stands in pages over some tables
   * @param renderer made when the first page is to be drawn
   * @param clusters of today's chart
   * @param baselines periods that any page may compare with its own
   * @param closing what the run is about to close
   * @param standsForGood whether a period's figures stay as they were, for facts are gone
   */
  public static Publishing of(
      DataSource database,
      Path data,
      ReportCatalog catalog,
      Function<ReportTables, ReportPlan> plan,
      Function<ReportTables, Reports> reports,
      Clusters clusters,
      Supplier<PdfRenderer> renderer,
      Provenance provenance,
      Set<Period> baselines,
      Optional<Closing> closing,
      Predicate<Period> standsForGood) {
    Path published = data.resolve("published");
    Path work = data.resolve("work");
    String look =
        Fingerprint.of("look")
            .with(provenance.templates().fingerprint())
            .with(provenance.software().toString())
            .hex();
    ProtectedTables tables = new ProtectedTables(database);
    OrganisationChart chart = clusters.chart();
    ChangeLists changes = new ChangeLists(DSL.using(database, SQLDialect.POSTGRES));
    Supplier<String> inputs =
        () -> Fingerprint.of("tree").with(tables.fingerprint()).with(provenance.written()).hex();
    Approvals approvals =
        new Approvals(
            chart, wish -> Closures.read(DSL.using(database, SQLDialect.POSTGRES), wish), closing);
    ReportTables recent = ReportTables.in(tables, clusters);
    ApprovedTables approved = new ApprovedTables(recent, approvals);
    Edition public_ =
        new Edition(Edition.Kind.PUBLISHED, plan.apply(approved), reports.apply(approved));
    Edition draft = new Edition(Edition.Kind.DRAFT, plan.apply(recent), reports.apply(recent));
    Ledger ledger = new Ledger(database, clusters, standsForGood);
    PublishedTree tree = new PublishedTree(database, ledger, published, work, inputs);
    PageStore pages = new PageStore(database, data, work.resolve("drawn"));
    Drawing drawing =
        new Drawing(
            List.of(public_, draft),
            approvals,
            chart,
            renderer,
            pages,
            tree,
            look,
            () ->
                new PageInputs(
                    tables, changes, clusters, provenance.written() + " " + look, baselines));
    return new Publishing(
        drawing,
        new Publication(
            tables,
            new FiguresFile(new NodeLines(database), work.resolve("figures")),
            approvals,
            List.of(public_, draft),
            drawing,
            pages,
            tree,
            ledger,
            new Drafts(data.resolve("drafts"), work),
            new KeptFolders(database),
            new CatalogueFile(tables, public_.plan(), catalog, chart, tree, approvals, ledger),
            changes,
            provenance));
  }
}
