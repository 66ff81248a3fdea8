package se.jamnt.reports;

import java.awt.Color;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.TimeZone;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.renderers.SimpleDataRenderer;
import se.jamnt.configuration.ConfigurationException;
import se.jamnt.configuration.DefinitionProblem;
import se.jamnt.model.Language;
import se.jamnt.reports.Piece.Band;
import se.jamnt.reports.tagging.TaggedPdfExporter;

/**
 * Draws reports as tagged, archivable PDFs by the templates of a home. Thread-safe; the same
 * document gives the same bytes on any thread and in any process.
 */
public final class PdfRenderer {

  private final JasperReportsContext context;
  private final Path colours;
  private final Styles styles;
  private final ChartLook chartLook;
  private final JasperReport page;
  private final TableDesigns tables;
  private final Map<Language, ResourceBundle> messages;

  private PdfRenderer(Path templates) {
    context = TemplateContext.of(templates);
    colours = TemplateContext.required(templates, "icc/sRGB.icc");
    styles = new Styles(context, templates);
    chartLook = ChartLook.of(styles);
    TemplateFile pageTemplate = new TemplateFile(context, templates, "report.jrxml");
    JasperDesign design = pageTemplate.design();
    PageRoom.addTo(design);
    page = pageTemplate.compile(design);
    tables = TableDesigns.read(new TemplateFile(context, templates, "table.jrxml"), styles);
    messages = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      messages.put(language, messages(templates, language));
    }
  }

  /**
   * Reads and checks the templates; later changes to the files have no effect.
   *
   * @param home the folder that holds {@code templates/}
   * @throws ConfigurationException naming file and element of what can't be used
   */
  public static PdfRenderer compile(Path home) {
    return new PdfRenderer(home.resolve("templates"));
  }

  /** The colours that charts are drawn in, the same in every kind of file. */
  public Map<ReportDocument.Colour, Color> chartColours() {
    Map<ReportDocument.Colour, Color> colours = new EnumMap<>(ReportDocument.Colour.class);
    for (ReportDocument.Colour colour : ReportDocument.Colour.values()) {
      colours.put(colour, chartLook.of(colour));
    }
    return colours;
  }

  /** The pages of a document as a PDF file. */
  public byte[] render(ReportDocument document) {
    return export(fill(document), document);
  }

  /** The pages laid out. */
  JasperPrint fill(ReportDocument document) {
    try {
      return JasperFillManager.getInstance(context)
          .fill(page, parameters(document), new PieceSource(pieces(document)));
    } catch (JRException e) {
      throw notDrawn(document, e);
    }
  }

  /** The pages written and tagged. */
  byte[] export(JasperPrint print, ReportDocument document) {
    try {
      return TaggedPdfExporter.export(
          context,
          print,
          new TaggedPdfExporter.Metadata(
              document.title() + " – " + document.subtitle(),
              document.publisher(),
              document.language().locale(),
              document.dated()),
          colours);
    } catch (JRException e) {
      throw notDrawn(document, e);
    }
  }

  private static IllegalStateException notDrawn(ReportDocument document, JRException why) {
    return new IllegalStateException("the report \"" + document.title() + "\" can't be drawn", why);
  }

  private Map<String, Object> parameters(ReportDocument document) {
    Map<String, Object> parameters = shared(document);
    document
        .profile()
        .logo()
        .ifPresent(logo -> parameters.put("logo", SimpleDataRenderer.getInstance(logo.png())));
    parameters.put("title", document.title());
    parameters.put("subtitle", document.subtitle());
    parameters.put("publisher", document.publisher());
    return parameters;
  }

  /** What the page and its tables are filled with alike. */
  private Map<String, Object> shared(ReportDocument document) {
    Language language = document.language();
    Map<String, Object> parameters = new HashMap<>();
    parameters.put(
        JRParameter.REPORT_TEMPLATES,
        List.of(document.profile().colour().map(styles::in).orElse(styles.template())));
    parameters.put(JRParameter.REPORT_LOCALE, language.locale());
    parameters.put(JRParameter.REPORT_TIME_ZONE, TimeZone.getTimeZone("UTC"));
    parameters.put(JRParameter.REPORT_RESOURCE_BUNDLE, messages.get(language));
    return parameters;
  }

  private List<Piece> pieces(ReportDocument document) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(Piece.of(Band.COVER));
    document.facts().forEach(fact -> pieces.add(Piece.named(Band.FACT, fact)));
    if (!document.facts().isEmpty()) {
      pieces.add(Piece.of(Band.FACTS_END));
    }
    for (ReportDocument.Block block : document.blocks()) {
      addPieces(block, document, pieces);
    }
    return pieces;
  }

  private void addPieces(ReportDocument.Block block, ReportDocument document, List<Piece> pieces) {
    if (block instanceof ReportDocument.Heading heading) {
      pieces.add(
          Piece.text(heading.level() == 2 ? Band.HEADING_2 : Band.HEADING_3, heading.text()));
    } else if (block instanceof ReportDocument.Paragraph paragraph) {
      paragraph
          .text()
          .lines()
          .filter(line -> !line.isBlank())
          .forEach(line -> pieces.add(Piece.text(band(paragraph.kind()), line)));
    } else if (block instanceof ReportDocument.Bullets bullets) {
      bullets.items().forEach(item -> pieces.add(Piece.text(Band.BULLET, item)));
    } else if (block instanceof ReportDocument.Terms terms) {
      terms.terms().forEach(term -> pieces.add(Piece.named(Band.TERM, term)));
    } else if (block instanceof ReportDocument.Table table) {
      pieces.add(Piece.text(Band.HEADING_3, table.caption()));
      pieces.add(Piece.table(table, tables.of(table), shared(document)));
      table.notes().forEach(note -> pieces.add(Piece.text(Band.NOTE, note)));
    } else if (block instanceof ReportDocument.BarChart chart) {
      pieces.add(
          Piece.chart(
              chart,
              new BarChartDrawing(
                  chart,
                  chartLook,
                  document.language().locale(),
                  "chart" + pieces.size(),
                  page.getColumnWidth())));
    }
  }

  private static Band band(ReportDocument.Paragraph.Kind kind) {
    return switch (kind) {
      case LEAD -> Band.LEAD;
      case BODY -> Band.BODY;
      case NOTE -> Band.NOTE;
    };
  }

  private static ResourceBundle messages(Path templates, Language language) {
    String file = "messages_" + language.word() + ".properties";
    try (Reader reader = Files.newBufferedReader(templates.resolve(file))) {
      return new PropertyResourceBundle(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationException(
          List.of(
              new DefinitionProblem(
                  "templates/" + file, 0, null, "expected a readable message file: " + e)));
    }
  }
}
