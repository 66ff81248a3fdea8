package se.jamnt.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.YamlMap;

class SampleCodesTest {

  private static final Path ROOT = Path.of(System.getProperty("jamnt.root", ".."));

  static List<Path> codeLists() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("config/codes"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("codeLists")
  void everyCodeHasASwedishAndAnEnglishLabel(Path file) {
    Problems problems = new Problems();
    YamlMap list = YamlMap.read(ROOT, file, problems);
    list.words("name");
    YamlMap codes = list.map("codes");
    codes.keys().forEach(codes::words);
    list.noOtherKeys();
    assertThat(problems.all()).isEmpty();
    assertThat(codes.keys()).isNotEmpty().allMatch(code -> code.matches("[a-z0-9]+(-[a-z0-9]+)*"));
  }

  @Test
  void ageGroupsStandFromYoungToOld() throws IOException {
    YamlMap ages =
        YamlMap.read(ROOT, ROOT.resolve("config/codes/age-group.yml"), new Problems()).map("codes");
    assertThat(ages.keys())
        .containsExactly(
            "under-16", "16-17", "18-24", "25-34", "35-44", "45-54", "55-64", "65-plus");
  }
}
