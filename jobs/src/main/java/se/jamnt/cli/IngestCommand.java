package se.jamnt.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.jamnt.configuration.Home;
import se.jamnt.configuration.NearestWord;
import se.jamnt.ingest.Inbox.Wish;
import se.jamnt.ingest.SourceMapping;
import se.jamnt.pipeline.IngestRequest;
import se.jamnt.pipeline.Run;
import se.jamnt.pipeline.Runner;
import se.jamnt.pipeline.WholeConfiguration;

/** Only the taking of deliveries. */
@Command(
    name = "ingest",
    description = "Take deliveries and do nothing else: those in the inbox, or the files named.")
final class IngestCommand implements Callable<Integer> {

  @Mixin
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommonOptions options;

  @Parameters(
      paramLabel = "FILE",
      description = "Files to take. Default: the inbox.",
      arity = "0..*")
  private List<Path> files = List.of();

  @Option(
      names = "--source",
      paramLabel = "ID",
      description = "The source of all these files, whatever their names.")
  private @Nullable String source;

  @Option(names = "--again", description = "Read files again that were taken already.")
  private boolean again;

  @Option(
      names = "--accept",
      description =
          "Take files that were refused for shrinking or for their rejects. It is recorded.")
  private boolean accept;

  @Override
  public Integer call() {
    Console console = options.console();
    Home home = options.home();
    WholeConfiguration configuration = WholeConfiguration.read(home);
    files.forEach(this::mustBeReadable);
    IngestRequest request =
        new IngestRequest(
            files.isEmpty() ? configuration.settings().inboxFolders() : files,
            source(configuration),
            new Wish(again, accept));
    Run run =
        new Runner(home, configuration, options.today(), new SeenProgress(console)).ingest(request);
    return RunMessages.finish(console, home, run);
  }

  private void mustBeReadable(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw options.wrong(
          Files.exists(file) ? file + " is no file that can be read" : "there is no file " + file);
    }
  }

  private Optional<String> source(WholeConfiguration configuration) {
    String wanted = source;
    if (wanted == null) {
      return Optional.empty();
    }
    List<String> known = configuration.sources().all().stream().map(SourceMapping::id).toList();
    if (!known.contains(wanted)) {
      throw options.wrong(
          "--source: no source \"" + wanted + "\"; " + NearestWord.hint(wanted, known));
    }
    return Optional.of(wanted);
  }
}
