package se.jamnt.reports.tagging;

import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfRectangle;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfStructureElement;
import com.lowagie.text.pdf.PdfWriter;
import org.jspecify.annotations.Nullable;

/**
 * The logical structure of one document, grown in reading order. Rows gather in a table and items
 * in a list until something else comes, so that a page break between two rows parts nothing.
 */
final class StructureTree {

  private final PdfStructureElement document;
  private @Nullable PdfStructureElement table;
  private @Nullable PdfStructureElement row;
  private @Nullable PdfStructureElement list;
  private @Nullable PdfStructureElement item;

  StructureTree(PdfWriter writer, String language) {
    document = new PdfStructureElement(writer.getStructureTreeRoot(), new PdfName("Document"));
    document.put(PdfName.LANG, new PdfString(language));
  }

  /** An element of running text, such as {@code H2} or {@code P}. */
  PdfStructureElement block(String type) {
    table = null;
    list = null;
    return child(document, type);
  }

  PdfStructureElement figure(String alternative, PdfRectangle box) {
    PdfStructureElement figure = block("Figure");
    figure.put(PdfName.ALT, new PdfString(alternative, PdfObject.TEXT_UNICODE));
    attribute(figure, "Layout", "BBox", box);
    return figure;
  }

  boolean inTable() {
    return table != null;
  }

  void startRow() {
    list = null;
    if (table == null) {
      table = child(document, "Table");
    }
    row = child(table, "TR");
  }

  PdfStructureElement columnHeader() {
    return header("Column");
  }

  PdfStructureElement rowHeader() {
    return header("Row");
  }

  PdfStructureElement cell() {
    return child(openRow(), "TD");
  }

  PdfStructureElement label() {
    table = null;
    if (list == null) {
      list = child(document, "L");
    }
    item = child(list, "LI");
    return child(item, "Lbl");
  }

  PdfStructureElement item() {
    if (item == null || list == null) {
      throw new IllegalStateException("an item of a list comes after its label");
    }
    return child(item, "LBody");
  }

  private PdfStructureElement header(String scope) {
    PdfStructureElement header = child(openRow(), "TH");
    attribute(header, "Table", "Scope", new PdfName(scope));
    return header;
  }

  private PdfStructureElement openRow() {
    if (row == null || table == null) {
      throw new IllegalStateException("a cell stands in a row");
    }
    return row;
  }

  private static PdfStructureElement child(PdfStructureElement parent, String type) {
    return new PdfStructureElement(parent, new PdfName(type));
  }

  private static void attribute(
      PdfStructureElement element, String owner, String name, PdfObject value) {
    PdfDictionary attributes = new PdfDictionary();
    attributes.put(PdfName.O, new PdfName(owner));
    attributes.put(new PdfName(name), value);
    element.put(PdfName.A, attributes);
  }
}
