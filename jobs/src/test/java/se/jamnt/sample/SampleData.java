package se.jamnt.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Writes the exports of {@code sample-data/}: the same bytes on every run. */
final class SampleData {

  private static final long SEED = 20140101;

  private SampleData() {}

  /** The files' names and bytes. */
  static Map<String, byte[]> files(Path root) {
    Map<String, byte[]> files = new LinkedHashMap<>(SusSample.files(root));
    files.putAll(YouthCentreSample.files());
    UnusedNumbers numbers = new UnusedNumbers(root, new Random(SEED), files.values());
    JobCoachSample.addTo(files, numbers);
    CareSample.addTo(files, numbers);
    WorkSample.addTo(files, numbers);
    CitizenSample.addTo(files);
    SurveySample.addTo(files);
    AssociationSample.addTo(files);
    PopulationSample.addTo(files);
    IdentityLinkSample.addTo(files, numbers);
    return files;
  }

  static void write(Path root) throws IOException {
    for (Map.Entry<String, byte[]> file : files(root).entrySet()) {
      Files.write(root.resolve("sample-data").resolve(file.getKey()), file.getValue());
    }
  }

  /**
   * Writes the files.
   *
   * @param arguments the project's root
   */
  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments[0]));
  }
}
