package se.jamnt.publish;

import java.util.Map;

/**
 * What manifests say of where figures and pages come from; the same for all periods of a run.
 *
 * @param definitions version by indicator
 * @param configuration fingerprint of {@code config/}
 * @param templates fingerprint of {@code templates/}
 * @param software name, version and Java version
 * @param disclosure the rules in force and what they do not promise
 */
public record Provenance(
    Map<String, Integer> definitions,
    String configuration,
    String templates,
    Map<String, String> software,
    Map<String, String> disclosure) {}
