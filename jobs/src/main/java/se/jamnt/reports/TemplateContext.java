package se.jamnt.reports;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontFamily;
import net.sf.jasperreports.engine.fonts.SimpleFontFace;
import net.sf.jasperreports.engine.fonts.SimpleFontFamily;
import se.jamnt.configuration.ConfigurationException;
import se.jamnt.configuration.DefinitionProblem;
import se.jamnt.reports.tagging.Tag;

/** What JasperReports works with: the fonts of the home, embedded, and no classes but its own. */
final class TemplateContext {

  private TemplateContext() {}

  static JasperReportsContext of(Path templates) {
    SimpleJasperReportsContext context = new SimpleJasperReportsContext();
    context.setProperty("net.sf.jasperreports.report.class.filter.enabled", "true");
    context.setProperty("net.sf.jasperreports.export.pdf.force.svg.shapes", "false");
    context.setProperty(JasperPrint.PROPERTIES_PRINT_TRANSFER_PREFIX + "tag", Tag.PROPERTY);
    context.setExtensions(FontFamily.class, List.of(openSans(context, templates)));
    return context;
  }

  private static FontFamily openSans(JasperReportsContext context, Path templates) {
    SimpleFontFamily family = new SimpleFontFamily(context);
    family.setName("Open Sans");
    family.setNormalFace(face(context, required(templates, "fonts/OpenSans-Regular.ttf")));
    family.setBoldFace(face(context, required(templates, "fonts/OpenSans-Bold.ttf")));
    family.setItalicFace(face(context, required(templates, "fonts/OpenSans-Italic.ttf")));
    family.setBoldItalicFace(face(context, required(templates, "fonts/OpenSans-BoldItalic.ttf")));
    family.setPdfEncoding("Identity-H");
    family.setPdfEmbedded(true);
    return family;
  }

  /** A file that templates need, or a {@link ConfigurationException} that names it. */
  static Path required(Path templates, String file) {
    Path path = templates.resolve(file);
    if (!Files.isReadable(path)) {
      throw new ConfigurationException(
          List.of(
              new DefinitionProblem(
                  "templates/" + file, 0, null, "expected a readable file, found none")));
    }
    return path;
  }

  private static SimpleFontFace face(JasperReportsContext context, Path file) {
    SimpleFontFace face = new SimpleFontFace(context);
    face.setTtf(file.toString());
    return face;
  }
}
