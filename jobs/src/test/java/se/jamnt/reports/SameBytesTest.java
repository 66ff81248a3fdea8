package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameBytesTest {

  @Test
  void twiceInOneProcess() {
    SampleReports.all()
        .forEach(
            (name, report) ->
                assertThat(PdfRenderer.compile(Drawn.HOME).render(report))
                    .as(name)
                    .isEqualTo(Drawn.sample(name)));
  }

  @Test
  void onTwoThreadsAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<String> names = new ArrayList<>();
      List<Future<byte[]>> drawn = new ArrayList<>();
      for (int round = 0; round < 6; round++) {
        for (Map.Entry<String, ReportDocument> sample : SampleReports.all().entrySet()) {
          names.add(sample.getKey());
          drawn.add(threads.submit(() -> Drawn.RENDERER.render(sample.getValue())));
        }
      }
      for (int i = 0; i < drawn.size(); i++) {
        assertThat(drawn.get(i).get()).as(names.get(i)).isEqualTo(Drawn.sample(names.get(i)));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void inAnotherProcess(@TempDir Path folder) throws IOException, InterruptedException {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Duser.language=de",
                "-Duser.timezone=Asia/Tokyo",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                DrawSamples.class.getName(),
                Drawn.HOME.toString(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(other.waitFor()).as(Files.readString(folder.resolve("log"))).isZero();
    for (String name : SampleReports.all().keySet()) {
      assertThat(Files.readAllBytes(folder.resolve(name + ".pdf")))
          .as(name)
          .isEqualTo(Drawn.sample(name));
    }
  }

  @Test
  void otherContentsHaveAnotherIdentifier() {
    assertThat(identifier(Drawn.sample("board")))
        .matches("<([0-9a-f]{32})><\\1>")
        .isNotEqualTo(identifier(Drawn.sample("association")));
  }

  private static String identifier(byte[] pdf) {
    String text = new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1);
    int at = text.lastIndexOf("/ID [") + "/ID [".length();
    return text.substring(at, text.indexOf(']', at));
  }
}
