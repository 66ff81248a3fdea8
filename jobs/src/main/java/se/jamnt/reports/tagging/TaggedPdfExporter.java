package se.jamnt.reports.tagging;

import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfEncryption;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Locale;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import net.sf.jasperreports.pdf.classic.ClassicPdfProducer;
import net.sf.jasperreports.pdf.common.PdfDocumentWriter;
import net.sf.jasperreports.pdf.common.PdfProducerContext;
import net.sf.jasperreports.pdf.common.PdfProducerFactory;
import net.sf.jasperreports.pdf.common.PdfTaggerFactory;
import net.sf.jasperreports.pdf.type.PdfaConformanceEnum;

/**
 * Writes one filled report as PDF/A-2a and PDF/UA-1, with nothing in it that depends on when or
 * where it is written.
 */
public final class TaggedPdfExporter extends JRPdfExporter {

  /**
   * What the file says about itself.
   *
   * @param dated its date of creation and of change, at midnight UTC
   */
  public record Metadata(String title, String author, Locale language, LocalDate dated) {}

  private static final byte[] ID_TO_COME = new byte[16];

  private final Metadata metadata;

  private TaggedPdfExporter(JasperReportsContext context, Metadata metadata) {
    super(context);
    this.metadata = metadata;
  }

  /**
   * Writes one report.
   *
   * @param colours an ICC profile of the colour space sRGB
   * @throws JRException if the report can't be drawn
   */
  public static byte[] export(
      JasperReportsContext context, JasperPrint print, Metadata metadata, Path colours)
      throws JRException {
    SimplePdfExporterConfiguration configuration = new SimplePdfExporterConfiguration();
    configuration.setTagged(true);
    configuration.setTagLanguage(metadata.language().toLanguageTag());
    configuration.setMetadataTitle(metadata.title());
    configuration.setMetadataAuthor(metadata.author());
    configuration.setMetadataCreator("Jämnt");
    configuration.setDisplayMetadataTitle(true);
    configuration.setPdfaConformance(PdfaConformanceEnum.PDFA_2A);
    configuration.setIccProfilePath(colours.toString());

    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
    TaggedPdfExporter exporter = new TaggedPdfExporter(context, metadata);
    exporter.setExporterInput(new SimpleExporterInput(print));
    exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(bytes));
    exporter.setConfiguration(configuration);
    exporter.exportReport();
    return StableBytes.of(bytes.toByteArray());
  }

  @Override
  protected PdfProducerFactory getPdfProducerFactory() {
    return context -> new DatedProducer(context, metadata.dated());
  }

  @Override
  protected PdfTaggerFactory getPdfTaggerFactory(Boolean tagged) {
    return exporter -> new StructureTagger(metadata.language().toLanguageTag());
  }

  /** Gives the writer its dates before the first use of them. */
  private static final class DatedProducer extends ClassicPdfProducer {

    private final LocalDate dated;

    DatedProducer(PdfProducerContext context, LocalDate dated) {
      super(context);
      this.dated = dated;
    }

    @Override
    public PdfDocumentWriter createWriter(OutputStream out) throws JRException {
      PdfDocumentWriter documentWriter = super.createWriter(out);
      PdfWriter writer = getPdfWriter();
      writer.setTagged();
      PdfDictionary info = writer.getInfo();
      PdfDate date = new PdfDate(GregorianCalendar.from(dated.atStartOfDay(ZoneOffset.UTC)));
      info.put(PdfName.CREATIONDATE, date);
      info.put(PdfName.MODDATE, date);
      info.put(PdfName.FILEID, PdfEncryption.createInfoId(ID_TO_COME, ID_TO_COME));
      return documentWriter;
    }
  }
}
