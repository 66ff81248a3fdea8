package se.jamnt.reports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/**
 * A document as a screen reader meets it.
 *
 * @param type the type of element, such as {@code H2}
 * @param text what is read aloud of the element itself, without its children
 */
record Structure(
    String type, String text, @Nullable String scope, int page, List<Structure> children) {

  private record Place(@Nullable COSDictionary page, int id) {}

  /** The element {@code Document} of a file. */
  static Structure of(PDDocument document) throws IOException {
    Map<Place, PDMarkedContent> contents = new HashMap<>();
    List<COSDictionary> pages = new ArrayList<>();
    for (PDPage page : document.getPages()) {
      PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
      extractor.processPage(page);
      COSDictionary on = page.getCOSObject();
      extractor
          .getMarkedContents()
          .forEach(content -> contents.put(new Place(on, content.getMCID()), content));
      pages.add(on);
    }
    PDStructureNode root = document.getDocumentCatalog().getStructureTreeRoot();
    return read((PDStructureElement) root.getKids().get(0), contents, pages);
  }

  /** This element and all below it, in reading order. */
  List<Structure> all() {
    List<Structure> all = new ArrayList<>(List.of(this));
    children.forEach(child -> all.addAll(child.all()));
    return all;
  }

  List<Structure> all(String wanted) {
    return all().stream().filter(element -> element.type().equals(wanted)).toList();
  }

  /** The texts of the elements below, in reading order. */
  List<String> texts() {
    return all().stream().map(Structure::text).filter(text -> !text.isEmpty()).toList();
  }

  private static Structure read(
      PDStructureElement element, Map<Place, PDMarkedContent> contents, List<COSDictionary> pages) {
    List<Structure> children = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    COSDictionary page = element.getCOSObject().getCOSDictionary(COSName.PG);
    for (Object kid : element.getKids()) {
      if (kid instanceof PDStructureElement child) {
        children.add(read(child, contents, pages));
      } else if (kid instanceof Integer id) {
        text.append(text(contents.get(new Place(page, id))));
      } else if (kid instanceof PDMarkedContentReference reference) {
        COSDictionary on = reference.getPage().getCOSObject();
        text.append(text(contents.get(new Place(on, reference.getMCID()))));
      }
    }
    String alternative = element.getAlternateDescription();
    return new Structure(
        element.getStructureType(),
        alternative != null ? alternative : text.toString(),
        scope(element),
        pages.indexOf(page),
        children);
  }

  private static @Nullable String scope(PDStructureElement element) {
    COSDictionary attributes = element.getCOSObject().getCOSDictionary(COSName.A);
    return attributes == null ? null : attributes.getNameAsString("Scope");
  }

  private static String text(@Nullable PDMarkedContent content) {
    if (content == null) {
      throw new AssertionError("the structure names contents that are on no page");
    }
    if (content.getActualText() != null) {
      return content.getActualText();
    }
    StringBuilder text = new StringBuilder();
    for (Object part : content.getContents()) {
      if (part instanceof TextPosition position) {
        text.append(position.getUnicode());
      }
    }
    return text.toString();
  }
}
