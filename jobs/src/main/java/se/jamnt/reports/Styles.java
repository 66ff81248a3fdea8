package se.jamnt.reports;

import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import net.sf.jasperreports.engine.JRRuntimeException;
import net.sf.jasperreports.engine.JRStyle;
import net.sf.jasperreports.engine.JRTemplate;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontUtil;
import net.sf.jasperreports.engine.xml.JRXmlTemplateLoader;
import org.jspecify.annotations.Nullable;
import se.jamnt.configuration.ConfigurationException;
import se.jamnt.configuration.DefinitionProblem;

/** The styles that all templates and charts share. */
final class Styles {

  private static final String FILE = "styles.jrtx";

  private final JasperReportsContext context;
  private final JRTemplate template;
  private final String written;
  private final Map<String, JRTemplate> coloured = new ConcurrentHashMap<>();

  /**
   * Reads the style file.
   *
   * @throws ConfigurationException if it can't be read
   */
  Styles(JasperReportsContext context, Path templates) {
    this.context = context;
    Path file = TemplateContext.required(templates, FILE);
    try {
      this.written = Files.readString(file);
      this.template = load(written);
    } catch (JRRuntimeException | IOException e) {
      throw problem("expected a style template of JasperReports 7: " + e.getMessage());
    }
  }

  private JRTemplate load(String text) {
    return JRXmlTemplateLoader.getInstance(context)
        .loadTemplate(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * The styles with another colour in every place of that of the title.
   *
   * @param colour as {@code #17405C}
   */
  JRTemplate in(String colour) {
    return coloured.computeIfAbsent(
        colour,
        other -> {
          String own = String.format(Locale.ROOT, "#%06X", colour("Title").getRGB() & 0xFFFFFF);
          return load(written.replaceAll("(?i)" + own, other));
        });
  }

  JRTemplate template() {
    return template;
  }

  /** The colour of a style's text, which is also that of bars and lines. */
  Color colour(String style) {
    return own(style, JRStyle::getOwnForecolor)
        .orElseThrow(() -> problem("expected a forecolor in style \"" + style + "\", found none"));
  }

  /** The font of a style, for what is not drawn by a template. */
  Font font(String style) {
    boolean bold = own(style, JRStyle::isOwnBold).orElse(false);
    boolean italic = own(style, JRStyle::isOwnItalic).orElse(false);
    String name =
        own(style, JRStyle::getOwnFontName)
            .orElseThrow(() -> problem("expected a fontName for style \"" + style + "\""));
    float size =
        own(style, JRStyle::getOwnFontSize)
            .orElseThrow(() -> problem("expected a fontSize for style \"" + style + "\""));
    return FontUtil.getInstance(context)
        .getAwtFontFromBundles(
            name,
            (bold ? Font.BOLD : Font.PLAIN) | (italic ? Font.ITALIC : Font.PLAIN),
            size,
            Locale.ROOT,
            false);
  }

  /** Points between the sides of a cell and its text. */
  int horizontalPadding(String style) {
    return own(style, each -> each.getLineBox().getOwnLeftPadding()).orElse(0)
        + own(style, each -> each.getLineBox().getOwnRightPadding()).orElse(0);
  }

  /** What a style says, or else the nearest style that it builds on. */
  private <T> Optional<T> own(String name, Function<JRStyle, @Nullable T> property) {
    JRStyle style = style(name);
    Optional<T> value = Optional.ofNullable(property.apply(style));
    String parent = style.getStyleNameReference();
    if (style.getStyle() != null) {
      parent = style.getStyle().getName();
    }
    return value.isPresent() || parent == null ? value : own(parent, property);
  }

  private JRStyle style(String name) {
    return Arrays.stream(template.getStyles())
        .filter(style -> style.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> problem("expected a style \"" + name + "\", found none"));
  }

  private static ConfigurationException problem(String message) {
    return new ConfigurationException(
        List.of(new DefinitionProblem("templates/" + FILE, 0, null, message)));
  }
}
