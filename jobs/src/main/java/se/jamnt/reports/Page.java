package se.jamnt.reports;

import se.jamnt.model.Language;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

/**
 * One PDF to be made.
 *
 * @param node a board or a unit
 * @param path inside the period's folder, for example {@code
 *     botkyrka/kultur-och-fritidsnamnden/fritidsgarden-alby.en.pdf}
 */
public record Page(Period period, NodeId node, Language language, String path) {}
