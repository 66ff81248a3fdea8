package se.jamnt.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SampleDataTest {

  private static final Path ROOT = Path.of(System.getProperty("jamnt.root", ".."));

  @Test
  void theCommittedFilesAreThoseThatTheGeneratorMakes() throws IOException {
    if (Boolean.getBoolean("jamnt.renew")) {
      SampleData.write(ROOT);
    }
    for (var file : SampleData.files(ROOT).entrySet()) {
      Path committed = ROOT.resolve("sample-data").resolve(file.getKey());
      assertThat(Files.exists(committed) && isSame(committed, file.getValue()))
          .as(
              "sample-data/%s is not what the generator makes; renew it with"
                  + " mvn test -Dtest=SampleDataTest -Djamnt.renew=true",
              file.getKey())
          .isTrue();
    }
  }

  private static boolean isSame(Path committed, byte[] made) throws IOException {
    return Arrays.equals(Files.readAllBytes(committed), made);
  }
}
