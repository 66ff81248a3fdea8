package se.jamnt.reports;

import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.Image;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import se.jamnt.reports.ReportDocument.BarChart;
import se.jamnt.reports.ReportDocument.Block;
import se.jamnt.reports.ReportDocument.Bullets;
import se.jamnt.reports.ReportDocument.Heading;
import se.jamnt.reports.ReportDocument.Row;
import se.jamnt.reports.ReportDocument.Table;
import se.jamnt.reports.ReportDocument.Terms;

/**
 * The work of drawing a report in parts, and the same contents drawn bare: by the PDF library
 * alone, without tags, metadata or templates. For the measurement of what drawing costs.
 */
public final class RenderParts {

  private static final int WIDTH = 471;

  private final PdfRenderer renderer = Drawn.RENDERER;
  private final ChartLook look =
      ChartLook.of(
          new Styles(
              TemplateContext.of(Drawn.HOME.resolve("templates")),
              Drawn.HOME.resolve("templates")));
  private final BaseFont font;

  public RenderParts() {
    try {
      font =
          BaseFont.createFont(
              Drawn.HOME.resolve("templates/fonts/OpenSans-Regular.ttf").toString(),
              BaseFont.IDENTITY_H,
              BaseFont.EMBEDDED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reports of a board, such as a night draws; each unlike the others by its title. */
  public List<ReportDocument> documents() {
    return List.of(SampleReports.board(), SampleReports.association(), SampleReports.brief());
  }

  /** One of many like a document. */
  public static ReportDocument numbered(ReportDocument document, int number) {
    return document.named(document.title() + " " + number);
  }

  public byte[] render(ReportDocument document) {
    return renderer.render(document);
  }

  /** Pages laid out, not yet written. */
  public JasperPrint fill(ReportDocument document) {
    return renderer.fill(document);
  }

  public byte[] export(JasperPrint print, ReportDocument document) {
    return renderer.export(print, document);
  }

  /** The same pages written without tags. */
  public byte[] exportBare(JasperPrint print) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
    JRPdfExporter exporter = new JRPdfExporter(TemplateContext.of(Drawn.HOME.resolve("templates")));
    exporter.setExporterInput(new SimpleExporterInput(print));
    exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(bytes));
    try {
      exporter.exportReport();
    } catch (JRException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  /** The charts alone, into nothing. */
  public void charts(ReportDocument document) {
    Document none = new Document(PageSize.A4);
    PdfWriter writer = PdfWriter.getInstance(none, new ByteArrayOutputStream());
    none.open();
    none.add(new Paragraph(" "));
    for (Block block : document.blocks()) {
      if (block instanceof BarChart chart) {
        chart(writer, chart, document);
      }
    }
    none.close();
  }

  /** The contents as plain pages. */
  public byte[] bare(ReportDocument document) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
    Document pages = new Document(PageSize.A4, 62, 62, 74, 68);
    PdfWriter writer = PdfWriter.getInstance(pages, bytes);
    pages.open();
    try {
      pages.add(text(document.title(), 25));
      pages.add(text(document.subtitle(), 13));
      document.facts().forEach(fact -> pages.add(text(fact.term() + " " + fact.explanation(), 9)));
      for (Block block : document.blocks()) {
        add(pages, writer, block, document);
      }
    } catch (DocumentException e) {
      throw new IllegalStateException(e);
    }
    pages.close();
    return bytes.toByteArray();
  }

  private void add(Document pages, PdfWriter writer, Block block, ReportDocument document) {
    if (block instanceof Heading heading) {
      pages.add(text(heading.text(), heading.level() == 2 ? 16 : 10.5f));
    } else if (block instanceof ReportDocument.Paragraph paragraph) {
      pages.add(text(paragraph.text(), 10));
    } else if (block instanceof Bullets bullets) {
      bullets.items().forEach(item -> pages.add(text("• " + item, 9.5f)));
    } else if (block instanceof Terms terms) {
      terms.terms().forEach(term -> pages.add(text(term.term() + " " + term.explanation(), 9)));
    } else if (block instanceof Table table) {
      pages.add(text(table.caption(), 10.5f));
      pages.add(table(table));
      table.notes().forEach(note -> pages.add(text(note, 8)));
    } else if (block instanceof BarChart chart) {
      pages.add(text(chart.title(), 10.5f));
      pages.add(chart(writer, chart, document));
    }
  }

  private PdfPTable table(Table table) {
    PdfPTable drawn = new PdfPTable(table.columns().size());
    drawn.setWidthPercentage(100);
    drawn.setHeaderRows(1);
    table.columns().forEach(column -> drawn.addCell(cell(column.header(), column.numeric())));
    for (Row row : table.rows()) {
      for (int i = 0; i < row.cells().size(); i++) {
        drawn.addCell(cell(row.cells().get(i), table.columns().get(i).numeric()));
      }
    }
    return drawn;
  }

  private PdfPCell cell(String text, boolean numeric) {
    PdfPCell cell = new PdfPCell(new Phrase(text, new Font(font, 9)));
    cell.setHorizontalAlignment(numeric ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
    return cell;
  }

  private Image chart(PdfWriter writer, BarChart chart, ReportDocument document) {
    BarChartDrawing drawing =
        new BarChartDrawing(chart, look, document.language().locale(), "chart", WIDTH);
    PdfTemplate template = writer.getDirectContent().createTemplate(WIDTH, drawing.height());
    Graphics2D graphics = template.createGraphicsShapes(WIDTH, drawing.height());
    drawing.render(
        DefaultJasperReportsContext.getInstance(),
        graphics,
        new Rectangle2D.Double(0, 0, WIDTH, drawing.height()));
    graphics.dispose();
    return Image.getInstance(template);
  }

  private Paragraph text(String text, float size) {
    return new Paragraph(text, new Font(font, size));
  }
}
