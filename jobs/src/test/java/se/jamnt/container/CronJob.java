package se.jamnt.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/** What {@code cronjob.yaml} says about its pod and about the one container in it. */
final class CronJob {

  private final Map<String, Object> job;
  private final Map<String, Object> pod;
  private final Map<String, Object> container;

  private CronJob(Map<String, Object> whole) {
    job = map(map(map(whole, "spec"), "jobTemplate"), "spec");
    pod = map(map(job, "template"), "spec");
    List<Map<String, Object>> containers = maps(pod, "containers");
    if (containers.size() != 1) {
      throw new IllegalStateException("expected one container, found " + containers.size());
    }
    container = containers.get(0);
  }

  static CronJob read(Path file) throws IOException {
    return new CronJob(new Yaml().load(Files.readString(file)));
  }

  /**
   * A folder that the container sees.
   *
   * @param kind {@code persistentVolumeClaim}, {@code emptyDir} and so on
   */
  record Mount(String path, boolean readOnly, String kind) {}

  List<String> arguments() {
    return list(container, "args").stream().map(String.class::cast).toList();
  }

  Map<String, String> environment() {
    return maps(container, "env").stream()
        .collect(Collectors.toMap(one -> text(one, "name"), one -> text(one, "value")));
  }

  List<Mount> mounts() {
    Map<String, Object> kinds =
        maps(pod, "volumes").stream()
            .collect(
                Collectors.toMap(
                    volume -> text(volume, "name"),
                    volume ->
                        volume.keySet().stream()
                            .filter(key -> !key.equals("name"))
                            .findFirst()
                            .orElseThrow()));
    return maps(container, "volumeMounts").stream()
        .map(
            mount ->
                new Mount(
                    text(mount, "mountPath"),
                    Boolean.TRUE.equals(mount.get("readOnly")),
                    text(kinds, text(mount, "name"))))
        .toList();
  }

  Map<String, Object> securityOfPod() {
    return map(pod, "securityContext");
  }

  Map<String, Object> securityOfContainer() {
    return map(container, "securityContext");
  }

  /** The exit codes after which the job is not tried again. */
  List<Object> finalExitCodes() {
    Map<String, Object> rule = maps(map(job, "podFailurePolicy"), "rules").get(0);
    Map<String, Object> codes = map(rule, "onExitCodes");
    if (!"FailJob".equals(rule.get("action"))
        || !"In".equals(codes.get("operator"))
        || !text(container, "name").equals(codes.get("containerName"))) {
      throw new IllegalStateException("expected a rule of this container, found " + rule);
    }
    return list(codes, "values");
  }

  @SuppressWarnings("unchecked") // as YAML is read
  private static Map<String, Object> map(Map<String, Object> in, String key) {
    return (Map<String, Object>) found(in, key);
  }

  @SuppressWarnings("unchecked") // as YAML is read
  private static List<Map<String, Object>> maps(Map<String, Object> in, String key) {
    return (List<Map<String, Object>>) found(in, key);
  }

  @SuppressWarnings("unchecked") // as YAML is read
  private static List<Object> list(Map<String, Object> in, String key) {
    return (List<Object>) found(in, key);
  }

  private static String text(Map<String, Object> in, String key) {
    return (String) found(in, key);
  }

  private static Object found(Map<String, Object> in, String key) {
    Object found = in.get(key);
    if (found == null) {
      throw new IllegalStateException("there is no " + key + " in " + in.keySet());
    }
    return found;
  }
}
