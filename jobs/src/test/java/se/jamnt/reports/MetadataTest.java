package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.Test;

class MetadataTest {

  @Test
  void theFileSaysWhatItIsAndWhen() throws IOException {
    try (PDDocument document = Loader.loadPDF(Drawn.sample("board"))) {
      PDDocumentInformation information = document.getDocumentInformation();
      String title = "Jämställd statistik – Kultur- och fritidsnämnden, andra tertialet 2013";
      assertThat(information.getTitle()).isEqualTo(title);
      assertThat(information.getAuthor()).isEqualTo("Botkyrka kommun");
      assertThat(information.getCreationDate().toInstant())
          .isEqualTo(Instant.parse("2013-09-13T00:00:00Z"));
      assertThat(information.getModificationDate().toInstant())
          .isEqualTo(Instant.parse("2013-09-13T00:00:00Z"));
      String xmp =
          new String(
              document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
      assertThat(xmp)
          .contains(title, "Botkyrka kommun", "2013-09-13T00:00:00")
          .doesNotContain(String.valueOf(java.time.Year.now(java.time.ZoneOffset.UTC)) + "-");
    }
  }

  @Test
  void theLanguageIsThatOfTheReport() throws IOException {
    assertThat(language("board")).isEqualTo("sv-SE");
    assertThat(language("english")).isEqualTo("en-GB");
  }

  @Test
  void theTitleIsShownInPlaceOfTheFileName() throws IOException {
    try (PDDocument document = Loader.loadPDF(Drawn.sample("board"))) {
      assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle()).isTrue();
    }
  }

  @Test
  void onlyOpenSansIsUsedAndEmbedded() throws IOException {
    try (PDDocument document = Loader.loadPDF(Drawn.sample("board"))) {
      List<String> fonts = new ArrayList<>();
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          fonts.add(font.getName());
          assertThat(font.isEmbedded()).isTrue();
        }
      }
      assertThat(fonts).isNotEmpty().allMatch(name -> name.matches("[A-Z]{6}\\+OpenSans(-Bold)?"));
    }
  }

  private static String language(String sample) throws IOException {
    try (PDDocument document = Loader.loadPDF(Drawn.sample(sample))) {
      return document.getDocumentCatalog().getLanguage();
    }
  }
}
