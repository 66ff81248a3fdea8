package se.jamnt.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.pipeline.Workshop;
import se.jamnt.pipeline.Workshop.Outcome;
import se.jamnt.pipeline.Workshop.Running;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person's number comes in by standard input, and goes nowhere from there. */
class ForgetCommandTest {

  private static final String[] BY = {"--by", "Dataskyddsombudet", "--reason", "begäran 2014-02"};
  private static final Path SCRIPT = Path.of("/usr/bin/script");

  @Test
  void theNumberIsReadFromStandardInputAndShownNowhere(@TempDir Path folder) throws Exception {
    try (Workshop home = Workshop.small(folder).with("JAMNT_TODAY", "2014-02-01")) {
      Outcome night = home.jamnt("nightly");
      assertThat(night.exitCode()).as(night.said()).isZero();
      String number = someNumber(home);

      Outcome extract = forget(home, number, "--extract");
      assertThat(extract.exitCode()).as(extract.said()).isZero();
      JsonNode known = new JsonMapper().readTree(extract.out());
      assertThat(known.size()).isPositive();
      assertThat(known.get(0).path("source").asString()).isEqualTo("sus");

      Outcome mistyped = forget(home, number.substring(0, number.length() - 1) + "x");
      assertThat(mistyped.exitCode()).isEqualTo(2);
      assertThat(mistyped.err()).contains("standard input: expected a personnummer");
      assertThat(forget(home, "").exitCode()).isEqualTo(2);
      Outcome told =
          home.typing(number, "forget", "--by", "Dataskyddsombudet", "--reason", "om " + number);
      assertThat(told.exitCode()).isEqualTo(2);
      assertThat(told.err()).contains("expected a text without a personnummer");

      Outcome forgotten = forget(home, number);
      assertThat(forgotten.exitCode()).as(forgotten.said()).isZero();
      assertThat(forgotten.said()).contains("Unlinked from " + known.size() + " records");
      assertThat(forget(home, number).said()).contains("No record is linked to this person.");

      String digits = number.replace("-", "");
      for (Outcome outcome : List.of(extract, mistyped, told, forgotten)) {
        assertThat(outcome.said().replace("-", ""))
            .doesNotContain(digits.substring(2))
            .doesNotContain(digits.substring(2, digits.length() - 1));
      }
      assertThat(filesThatHold(digits.substring(2), home.path("data"))).isEmpty();
    }
  }

  /** On a terminal of its own, which would echo what is typed. */
  @Test
  void aTerminalAsksForTheNumberAndShowsNothingOfIt(@TempDir Path folder) throws Exception {
    assumeTrue(Files.isExecutable(SCRIPT), "script(1), which gives a terminal, is not installed");
    try (Workshop home = Workshop.small(folder).java("-Djamnt.terminal.in=true")) {
      home.through(List.of("sh", "-c", "exec script -qec \"$*\" /dev/null", "terminal"), folder);
      Running asking =
          home.start("forget", "--by", "Dataskyddsombudet", "--reason", "begäran", "--extract");
      while (asking.process().isAlive() && !asking.said().contains("Personnummer:")) {
        Thread.sleep(5);
      }
      try (OutputStream keyboard = asking.process().getOutputStream()) {
        keyboard.write("19121212-1213\n".getBytes(UTF_8));
        keyboard.flush();
        Outcome outcome = asking.await();
        assertThat(outcome.said())
            .contains("Personnummer:", "expected a personnummer")
            .doesNotContain("1212-121");
      }
    }
  }

  private static Outcome forget(Workshop home, String typed, String... more) throws Exception {
    return home.typing(
        typed + "\n",
        Stream.of(Stream.of("forget"), Stream.of(BY), Stream.of(more))
            .flatMap(words -> words)
            .toArray(String[]::new));
  }

  private static String someNumber(Workshop home) throws IOException {
    return Files.readAllLines(
            home.path("inbox/sus-2013-10-31.csv"), Charset.forName("windows-1252"))
        .stream()
        .map(line -> line.split(";", -1))
        .filter(cells -> cells.length > 9)
        .map(cells -> cells[1])
        .filter(text -> text.matches("\\d{8}-?\\d{4}"))
        .findFirst()
        .orElseThrow();
  }

  /** Whatever is written in the open: logs, rejects, reports as files. */
  private static List<Path> filesThatHold(String digits, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.(log|csv|json|html|txt|eml)"))
          .filter(
              file -> {
                try {
                  return new String(Files.readAllBytes(file), UTF_8)
                      .replace("-", "")
                      .contains(digits);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .toList();
    }
  }
}
