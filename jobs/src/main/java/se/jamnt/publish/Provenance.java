package se.jamnt.publish;

import java.util.Map;
import se.jamnt.configuration.FolderContents;

/**
 * What manifests say of where figures and pages come from; the same for all periods of a run.
 *
 * @param definitions version by indicator
 * @param configuration all of {@code config/}
 * @param templates all of {@code templates/}
 * @param software name, version and Java version
 * @param disclosure the rules in force and what they do not promise
 */
public record Provenance(
    Map<String, Integer> definitions,
    FolderContents configuration,
    FolderContents templates,
    Map<String, String> software,
    Map<String, String> disclosure) {

  /** All of it in one text. */
  String written() {
    return String.join(
        " ",
        definitions.toString(),
        configuration.fingerprint(),
        templates.fingerprint(),
        software.toString(),
        disclosure.toString());
  }
}
