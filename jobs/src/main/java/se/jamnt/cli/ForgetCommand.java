package se.jamnt.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.jamnt.configuration.Home;
import se.jamnt.ingest.identity.IdentityNumber;
import se.jamnt.ingest.identity.IdentityReading;
import se.jamnt.pipeline.PersonalData;
import se.jamnt.pipeline.WholeConfiguration;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One person's right to be told, and to be forgotten. */
@Command(
    name = "forget",
    description =
        "Unlink one person from all versions of all records, or with --extract give out what is"
            + " known. The identity number is asked for, or read from standard input, and shown"
            + " nowhere. Closed figures stay.")
final class ForgetCommand implements Callable<Integer> {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Mixin
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommonOptions options;

  @Option(
      names = "--extract",
      description = "Forget nothing: give out what is known, as JSON on standard output.")
  private boolean extract;

  @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who decides.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String by;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why, for the log. Never who: not a name, not a number.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String reason;

  @Override
  public Integer call() {
    Home home = options.home();
    PersonalData data = new PersonalData(home, WholeConfiguration.read(home), options.today());
    for (String text : List.of(by, reason)) {
      if (text.isBlank() || text.replaceAll("\\D", "").length() >= 10) {
        throw options.wrong("--by and --reason: expected a text without a personnummer");
      }
    }
    IdentityNumber number = number();
    Console console = options.console();
    if (extract) {
      System.out.println(JSON.writeValueAsString(data.extract(number, by, reason)));
      return ExitCode.DONE;
    }
    long records = data.unlink(number, by, reason);
    console.say(
        records == 0
            ? "No record is linked to this person."
            : "Unlinked from %d records. Closed figures stay; jamnt nightly makes the open ones anew."
                .formatted(records));
    console.result(Map.of("records", records));
    return ExitCode.DONE;
  }

  private IdentityNumber number() {
    String typed = read();
    IdentityReading reading = IdentityNumber.read(typed.strip(), options.today());
    if (reading instanceof IdentityNumber number) {
      return number;
    }
    throw options.wrong(
        "standard input: expected a personnummer or samordningsnummer: "
            + ((IdentityReading.Mistake) reading).reason());
  }

  /** On a terminal nothing of it is echoed; the launcher tells whether it is one. */
  private static String read() {
    if (Boolean.getBoolean("jamnt.terminal.in")) {
      return Optional.ofNullable(System.console())
          .map(terminal -> terminal.readPassword("Personnummer: "))
          .map(String::new)
          .orElse("");
    }
    try {
      @Nullable String line =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException("can't read standard input", e);
    }
  }
}
