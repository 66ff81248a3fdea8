package se.jamnt.disclosure;

import java.math.BigDecimal;
import se.jamnt.model.NodeId;

/**
 * How women's values of an indicator rank among men's, such as days.
 *
 * @param women how many of them there are that have a value
 * @param men the same of them
 * @param womenHigher of all pairs of a woman and a man, the part in which hers is higher, where
 *     they are equal half; from 0 to 1
 */
public record ValuesRanked(
    NodeId node, String indicator, long women, long men, BigDecimal womenHigher) {}
