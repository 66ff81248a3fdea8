package se.jamnt.pipeline;

import java.util.Set;
import se.jamnt.model.NodeId;
import se.jamnt.model.Period;

/**
 * Which period is to be published, whether its facts have changed or not.
 *
 * @param drawAnew the nodes whose pages are drawn even if they are as they were
 */
public record ReportRequest(Period period, Set<NodeId> drawAnew) {}
