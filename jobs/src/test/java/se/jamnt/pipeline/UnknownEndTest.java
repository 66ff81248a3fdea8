package se.jamnt.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose connection broke just when its end was to be noted. */
class UnknownEndTest {

  @Test
  void aRunOfWhichNobodyKnowsHowItEndedGoesOn(@TempDir Path folder) throws Exception {
    try (SmallYear home = new SmallYear(folder)) {
      String number = home.nightly().id();
      home.change(
          """
          update batch.batch_step_execution set status = 'UNKNOWN', exit_code = 'UNKNOWN'
           where step_name = 'periods published';
          update batch.batch_job_execution set status = 'UNKNOWN', exit_code = 'UNKNOWN'
          """);
      home.susWithoutEvery(12, "2013-12-31");

      Run again = home.nightly();
      assertThat(again.id()).as("the same run goes on").isEqualTo(number);
      assertThat(again.published()).containsExactly("2013");
      assertThat(home.nightly().didNothing()).isTrue();
    }
  }
}
