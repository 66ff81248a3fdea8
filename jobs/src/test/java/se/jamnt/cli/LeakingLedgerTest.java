package se.jamnt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.pipeline.SmallYear;
import se.jamnt.pipeline.Workshop;
import se.jamnt.pipeline.Workshop.Outcome;
import tools.jackson.databind.json.JsonMapper;

/** Whoever runs a command is told when what was released gives small groups away. */
class LeakingLedgerTest {

  private static final String LEAK = "follows from others: 2013 ";

  @Test
  void aRerunNeedsAPersonUntilStatusListsIt(@TempDir Path folder) throws Exception {
    Path home = folder.resolve("home");
    try (SmallYear year = new SmallYear(home);
        Workshop workshop =
            Workshop.prepared(home)
                .with(year.database().environment())
                .java("-XX:TieredStopAtLevel=1")) {
      year.nightly();
      year.susWithoutEvery(12, "2013-12-31");
      year.nightly();
      year.firstReleaseShowedWhatItHid();

      Outcome first = asInOctober(workshop, folder.resolve("first"));
      assertThat(first.exitCode()).as(first.said()).isEqualTo(1);
      assertThat(first.said())
          .contains("What this home has released gives ", " small groups away by itself")
          .contains("Tell the data-protection officer", LEAK)
          .doesNotContainPattern("(?m)^\\s+at [\\w.$/]+\\(");
      assertThat(workshop.jamnt("status").said()).doesNotContain(LEAK);

      // the next night protects anew, and finds it too
      year.change("config/disclosure.yml", "minimum-base: 10", "minimum-base: 11");
      Outcome night = workshop.jamnt("nightly");
      assertThat(night.exitCode()).as(night.said()).isEqualTo(1);
      assertThat(night.said()).contains(LEAK);
      assertThat(workshop.jamnt("status").said()).contains(LEAK);

      Outcome later = asInOctober(workshop, folder.resolve("later"), "--json");
      assertThat(later.exitCode()).as("told already: " + later.said()).isZero();
      assertThat(new JsonMapper().readTree(later.out()).get("leaks"))
          .as("and told again")
          .isNotEmpty()
          .allSatisfy(leak -> assertThat(leak.asString()).contains(LEAK));
    }
  }

  private static Outcome asInOctober(Workshop workshop, Path out, String... more) throws Exception {
    String[] arguments = {
      "rerun", "--period", "2013", "--as-of", "2013-10-31", "--out", out.toString()
    };
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return workshop.jamnt(all);
  }
}
