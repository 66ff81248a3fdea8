package se.jamnt.disclosure;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What stands beside the last answer to a criterion of a checklist.
 *
 * @param text what was written; empty where nothing was, or nothing that may be shown
 */
public record LastAnswer(LocalDate answeredOn, Optional<String> text) {}
