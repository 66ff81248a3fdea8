package se.jamnt.publish;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import se.jamnt.model.Fingerprint;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a period's folder was made from: {@code manifest.json}. */
final class Manifest {

  static final String FILE = "manifest.json";

  /** What differs from run to run. */
  static final String RUN = "run";

  /** Stands for the files of a manifest that can't be read: there is no such file. */
  private static final String UNREADABLE = "files of an unreadable manifest";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Map<String, Object> contents = new LinkedHashMap<>();

  /** The paths that a manifest lists; of an unreadable one, a path that no file has. */
  static Set<String> files(byte[] manifest) {
    try {
      return new TreeSet<>(JSON.readTree(manifest).path("files").propertyNames());
    } catch (JacksonException e) {
      return Set.of(UNREADABLE);
    }
  }

  /** Adds what the reader of the manifest is told; values are texts, numbers, lists and maps. */
  Manifest with(String key, Object value) {
    contents.put(key, value);
    return this;
  }

  /** Lists the other files of the folder, each with its SHA-256. */
  Manifest withFiles(Map<String, FileToRelease> files) {
    Map<String, String> hashes = new TreeMap<>();
    files.forEach((path, file) -> hashes.put(path, file.sha256()));
    return with("files", hashes);
  }

  /** Changes with anything but the run. */
  String fingerprint() {
    return fingerprint(contents);
  }

  /** The same of a manifest that was read. */
  static String fingerprint(Map<String, Object> manifest) {
    Map<String, Object> withoutRun = new LinkedHashMap<>(manifest);
    withoutRun.remove(RUN);
    return Fingerprint.of("manifest").with(JSON.writeValueAsString(withoutRun)).hex();
  }

  /**
   * What a manifest says, in the order in which it says it.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Map<String, Object> parse(byte[] manifest) {
    try {
      return JSON.readValue(manifest, new TypeReference<LinkedHashMap<String, Object>>() {});
    } catch (JacksonException e) {
      throw new IllegalArgumentException("is no manifest: " + e.getOriginalMessage(), e);
    }
  }

  /** The file; what differs from run to run stands in the object {@code run} only. */
  byte[] bytes(String run, Instant start, Instant end) {
    Map<String, Object> whole = new LinkedHashMap<>(contents);
    Map<String, Object> thisRun = new LinkedHashMap<>();
    thisRun.put("id", run);
    thisRun.put("start", start.toString());
    thisRun.put("end", end.toString());
    whole.put(RUN, thisRun);
    return (JSON.writeValueAsString(whole) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
