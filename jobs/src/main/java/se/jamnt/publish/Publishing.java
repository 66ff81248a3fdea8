package se.jamnt.publish;

import java.nio.file.Path;
import java.util.function.Supplier;
import javax.sql.DataSource;
import se.jamnt.disclosure.ProtectedTables;
import se.jamnt.model.Fingerprint;
import se.jamnt.model.OrganisationChart;
import se.jamnt.reports.PdfRenderer;
import se.jamnt.reports.ReportCatalog;
import se.jamnt.reports.ReportPlan;
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
   * @param renderer made when the first page is to be drawn
   */
  public static Publishing of(
      DataSource database,
      Path data,
      ProtectedTables tables,
      ReportCatalog catalog,
      ReportPlan plan,
      Reports reports,
      OrganisationChart chart,
      Supplier<PdfRenderer> renderer,
      Provenance provenance) {
    Path published = data.resolve("published");
    Path work = data.resolve("work");
    String look =
        Fingerprint.of("look")
            .with(provenance.templates())
            .with(provenance.software().toString())
            .hex();
    Supplier<String> inputs =
        () -> Fingerprint.of("tree").with(tables.fingerprint()).with(provenance.toString()).hex();
    PublishedTree tree = new PublishedTree(database, published, work, inputs);
    PageStore pages = new PageStore(database, published, work.resolve("drawn"));
    return new Publishing(
        new Drawing(plan, reports, renderer, pages, tree, look),
        new Publication(
            tables,
            plan,
            pages,
            tree,
            new CatalogueFile(tables, plan, catalog, chart, tree),
            provenance));
  }
}
