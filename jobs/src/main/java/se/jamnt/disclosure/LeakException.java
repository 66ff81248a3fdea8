package se.jamnt.disclosure;

import java.util.List;
import java.util.stream.Collectors;
import se.jamnt.model.Period;

/** What was about to be published gives small groups away; nothing was published. */
public final class LeakException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int TOLD = 5;

  LeakException(List<Period> periods, List<String> leaks) {
    super(
        "the audit of "
            + periods.get(0)
            + " and what has days in common with it found "
            + leaks.size()
            + " ways back to small groups, and stopped: "
            + leaks.stream().limit(TOLD).collect(Collectors.joining("; ")));
  }
}
