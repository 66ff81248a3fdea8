package se.jamnt.reports.tagging;

import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfRectangle;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfStructureElement;
import java.util.Objects;
import net.sf.jasperreports.engine.JROrigin;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintImage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.type.BandTypeEnum;
import net.sf.jasperreports.engine.util.StyledTextListWriter;
import net.sf.jasperreports.pdf.classic.ClassicPdfProducer;
import net.sf.jasperreports.pdf.common.PdfProducer;
import net.sf.jasperreports.pdf.common.PdfStructureEntry;
import net.sf.jasperreports.pdf.common.PdfTagger;
import org.jspecify.annotations.Nullable;

/** Marks what the exporter draws: text by its element's {@link Tag}, the rest as artifacts. */
final class StructureTagger implements PdfTagger {

  private static final PdfName ARTIFACT = new PdfName("Artifact");

  private final String language;
  private @Nullable ClassicPdfProducer producer;
  private @Nullable StructureTree tree;

  /** The structure of the element that is being drawn; null where its tag makes none. */
  private @Nullable PdfStructureElement current;

  /** How many elements around what is being drawn are artifacts as a whole. */
  private int artifactDepth;

  StructureTagger(String language) {
    this.language = language;
  }

  @Override
  public void setPdfProducer(PdfProducer pdfProducer) {
    producer = (ClassicPdfProducer) pdfProducer;
  }

  @Override
  public void init() {
    tree = new StructureTree(producer().getPdfWriter(), language);
  }

  @Override
  public void startElement(JRPrintElement element) {
    Tag tag = tagOf(element);
    if (artifactDepth > 0 || isArtifact(element, tag)) {
      artifactDepth++;
      return;
    }
    current =
        switch (tag) {
          case H1, H2, H3 -> tree().block(tag.name());
          case LABEL -> tree().label();
          case ITEM -> tree().item();
          case COLUMN_HEADER -> tree().columnHeader();
          case ROW_HEADER -> tree().rowHeader();
          case CELL -> tree().cell();
          case HEADER_ROW, ROW -> {
            tree().startRow();
            yield null;
          }
          case P, ARTIFACT -> null;
        };
  }

  @Override
  public void endElement(JRPrintElement element) {
    if (artifactDepth > 0) {
      artifactDepth--;
    }
    current = null;
  }

  /** Running heads, and the header row that a table repeats on its next page, are read once. */
  private boolean isArtifact(JRPrintElement element, Tag tag) {
    JROrigin origin = element.getOrigin();
    BandTypeEnum band = origin == null ? null : origin.getBandType();
    return tag == Tag.ARTIFACT
        || (tag == Tag.HEADER_ROW && tree().inTable())
        || band == BandTypeEnum.PAGE_HEADER
        || band == BandTypeEnum.PAGE_FOOTER;
  }

  private static Tag tagOf(JRPrintElement element) {
    String word =
        element.hasProperties() ? element.getPropertiesMap().getProperty(Tag.PROPERTY) : null;
    return word == null ? Tag.P : Tag.of(word).orElseThrow();
  }

  @Override
  public void startText(JRPrintText text) {
    startText(text, null);
  }

  @Override
  public void startText(JRPrintText text, @Nullable String actualText) {
    if (artifactDepth > 0) {
      beginArtifactContent();
      return;
    }
    PdfStructureElement element = current != null ? current : tree().block("P");
    String words = actualText != null ? actualText : wrappedText(text);
    if (words == null) {
      content().beginMarkedContentSequence(element);
    } else {
      PdfDictionary properties = new PdfDictionary();
      properties.put(PdfName.ACTUALTEXT, new PdfString(words, PdfObject.TEXT_UNICODE));
      content().beginMarkedContentSequence(element, properties);
    }
  }

  /**
   * A drawn line loses the space at its end, and two words would be read as one. A text of several
   * paragraphs is drawn paragraph by paragraph and can't be given as a whole with each.
   */
  private static @Nullable String wrappedText(JRPrintText text) {
    boolean oneLine = text.getTextHeight() < 2 * text.getFontSize();
    String words = text.getFullText();
    return oneLine || words.indexOf('\n') >= 0 ? null : words;
  }

  @Override
  public void endText() {
    content().endMarkedContentSequence();
  }

  @Override
  public void startImage(JRPrintImage image, float left, float bottom, float right, float top) {
    if (artifactDepth > 0) {
      beginArtifactContent();
      return;
    }
    String alternative = image.getHyperlinkTooltip();
    if (alternative == null) {
      throw new IllegalStateException("an image without alternative text is no artifact");
    }
    content()
        .beginMarkedContentSequence(
            tree().figure(alternative, new PdfRectangle(left, bottom, right, top)));
  }

  @Override
  public void endImage() {
    content().endMarkedContentSequence();
  }

  @Override
  public void beginArtifact() {
    beginArtifactContent();
  }

  @Override
  public void endArtifact() {
    content().endMarkedContentSequence();
  }

  private void beginArtifactContent() {
    content().beginMarkedContentSequence(ARTIFACT);
  }

  private PdfContentByte content() {
    return producer().getPdfContentByte();
  }

  private ClassicPdfProducer producer() {
    return Objects.requireNonNull(producer, "the exporter has not set its producer");
  }

  private StructureTree tree() {
    return Objects.requireNonNull(tree, "the exporter has not begun");
  }

  @Override
  public void setLanguage(@Nullable String ignored) {}

  @Override
  public void startPage() {}

  @Override
  public void endPage() {}

  @Override
  public boolean isFirstLinkParagraph() {
    return false;
  }

  @Override
  public @Nullable PdfStructureEntry getCurrentLinkTag() {
    return null;
  }

  @Override
  public @Nullable StyledTextListWriter getListWriter() {
    return null;
  }
}
