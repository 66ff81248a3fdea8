package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class ConformanceTest {

  static Stream<String> samples() {
    return Drawn.names();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isAccessible(String sample) throws Exception {
    assertThat(VeraPdf.failures(Drawn.sample(sample), PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isArchivable(String sample) throws Exception {
    assertThat(VeraPdf.failures(Drawn.sample(sample), PDFAFlavour.PDFA_2_A)).isEmpty();
  }

  @Test
  void theJudgeFindsAMissingTag() throws Exception {
    byte[] pdf = Drawn.sample("short").clone();
    replace(pdf, "/StructParents", "/StructParentz");
    assertThat(VeraPdf.failures(pdf, PDFAFlavour.PDFUA_1)).isNotEmpty();
  }

  private static void replace(byte[] pdf, String from, String to) {
    String text = new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1);
    byte[] replaced = text.replace(from, to).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    System.arraycopy(replaced, 0, pdf, 0, pdf.length);
  }
}
