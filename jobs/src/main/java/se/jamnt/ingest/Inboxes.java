package se.jamnt.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.jamnt.ingest.DeliveryReport.State;
import se.jamnt.ingest.Inbox.NotRecognised;
import se.jamnt.ingest.Inbox.Taken;
import se.jamnt.ingest.Inbox.Wish;
import se.jamnt.ingest.Incoming.Reading;
import se.jamnt.ingest.identity.IdentityMask;

/** Looks through the inboxes for deliveries; changes nothing but what it remembers of files. */
final class Inboxes {

  private static final Comparator<Incoming> ORDER =
      Comparator.comparing((Incoming file) -> file.reading() != Reading.NEW)
          .thenComparing(Incoming::source)
          .thenComparing(file -> file.declaredOn().orElse(LocalDate.MIN))
          .thenComparing(Incoming::name)
          .thenComparing(Incoming::sha256);

  private final SourceCatalogue sources;
  private final Deliveries deliveries;
  private final JdbcClient sql;
  private final InboxHashes hashes;
  private final Wish wish;
  private final Optional<String> source;
  private final LocalDate today;

  private final List<Incoming> toTake = new ArrayList<>();
  private final List<Taken> taken = new ArrayList<>();
  private final List<NotRecognised> notRecognised = new ArrayList<>();

  /**
   * A look.
   *
   * @param source to which every file belongs, whatever its name; empty to go by the names
   */
  Inboxes(
      SourceCatalogue sources,
      JdbcClient sql,
      LocalDate today,
      Wish wish,
      Optional<String> source) {
    this.today = today;
    this.sources = sources;
    this.deliveries = new Deliveries(sql);
    this.hashes = new InboxHashes(sql, Clock.systemUTC(), today);
    this.sql = sql;
    this.wish = wish;
    this.source = source;
  }

  /** What lies in the folders, and which of the files named one by one are to be taken. */
  Inbox look(List<Path> places) throws IOException {
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        for (Path file : filesIn(place)) {
          look(file);
        }
      } else {
        look(place);
      }
    }
    hashes.keep();
    toTake.sort(ORDER);
    return new Inbox(List.copyOf(toTake), List.copyOf(taken), List.copyOf(notRecognised));
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !ignored(file)).sorted().toList();
    }
  }

  private static boolean ignored(Path file) {
    String name = name(file);
    return name.startsWith(".") || name.toLowerCase(Locale.ROOT).endsWith(".md");
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }

  private void look(Path file) throws IOException {
    List<SourceMapping> matching =
        sources.all().stream().filter(mapping -> told(mapping, file).isPresent()).toList();
    if (source.isPresent()) {
      matching = sources.source(source.get()).stream().toList();
    }
    boolean folder = Files.isDirectory(file);
    if (folder && matching.isEmpty()) {
      return;
    }
    if (folder) {
      notRecognised(file, "", "it is a folder, not a file");
    } else if (!Files.isReadable(file)) {
      notRecognised(
          file,
          "",
          Files.exists(file) ? "there is no permission to read it" : "there is no such file");
    } else if (matching.isEmpty()) {
      notRecognised(file, hashes.of(file), "its name is that of no source");
    } else if (matching.size() > 1) {
      String names = String.join(" and ", matching.stream().map(SourceMapping::id).toList());
      notRecognised(file, hashes.of(file), "its name is that of several sources: " + names);
    } else {
      delivery(file, matching.get(0));
    }
  }

  private static Optional<FileNamePattern.Told> told(SourceMapping mapping, Path file) {
    return mapping.file().name().read(name(file));
  }

  private void notRecognised(Path file, String sha256, String reason) {
    String name = shown(file);
    boolean noted =
        sql.sql(
                "SELECT EXISTS (SELECT FROM facts.not_recognised WHERE file_name = ? AND sha256 = ?)")
            .params(name, sha256)
            .query(Boolean.class)
            .single();
    notRecognised.add(new NotRecognised(name, sha256, reason, !noted));
  }

  /** A file's name is stored and printed, so it is masked like everything else. */
  private String shown(Path file) {
    String name = name(file);
    return IdentityMask.holdsNumber(name, today) ? IdentityMask.masked(name) : name;
  }

  private void delivery(Path path, SourceMapping mapping) throws IOException {
    String name = shown(path);
    String sha256 = hashes.of(path);
    FileNamePattern.Told told =
        told(mapping, path)
            .orElseGet(() -> new FileNamePattern.Told(Optional.empty(), Optional.empty()));
    if (told.declaredOn().filter(day -> day.isAfter(today)).isPresent()) {
      notRecognised(path, sha256, "its name tells a day that has not come yet");
      return;
    }
    Optional<Deliveries.Last> last = deliveries.last(mapping.id(), name, sha256);
    Optional<Reading> reading =
        last.isEmpty() ? Optional.of(Reading.NEW) : again(last.get(), mapping);
    if (reading.isEmpty()) {
      taken.add(new Taken(name, mapping.id(), last.orElseThrow().state()));
      return;
    }
    toTake.add(
        new Incoming(
            path,
            name,
            mapping.id(),
            sha256,
            told,
            reading.get(),
            last.map(Deliveries.Last::delivery)));
  }

  /** Whether, and how, a file is read that was read before. */
  private Optional<Reading> again(Deliveries.Last last, SourceMapping mapping) {
    if (wish.accept() && last.state() == State.REFUSED) {
      return Optional.of(Reading.NEW);
    }
    if (wish.again()) {
      return Optional.of(Reading.AGAIN);
    }
    if (sources.fingerprint(mapping).equals(last.mapping())) {
      return Optional.empty();
    }
    if (last.state() == State.REFUSED) {
      return Optional.of(Reading.AGAIN);
    }
    return last.rejectedRows() > 0 ? Optional.of(Reading.REJECTED_ROWS) : Optional.empty();
  }
}
