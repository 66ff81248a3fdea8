package se.jamnt.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import se.jamnt.configuration.Home;
import se.jamnt.configuration.OrganisationFile;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.database.Access;
import se.jamnt.database.Database;
import se.jamnt.database.Role;
import se.jamnt.ingest.Inbox.Wish;
import se.jamnt.ingest.identity.IdentityKeyFile;
import se.jamnt.model.OrganisationChart;

/** A night's ingestion of a home, in this process or as a process of its own that can be killed. */
final class OneNight {

  static final LocalDate TODAY = LocalDate.of(2014, 3, 1);
  static final String TAKING = "taking";

  private OneNight() {}

  static Ingest ingest(Path root, DataSource loader, LocalDate today) throws IOException {
    Home home = new Home(root, Map.of());
    Problems problems = new Problems();
    Vocabulary vocabulary = Vocabulary.read(root, problems);
    OrganisationChart chart = OrganisationFile.read(root, SourceCatalogue.ids(root), problems);
    SourceCatalogue sources = SourceCatalogue.read(root, chart, vocabulary, problems);
    problems.throwIfAny();
    return new Ingest(
        sources,
        loader,
        new IdentityKeyFile(home.data().resolve("identity.key"), chart, loader).open(),
        home.rejected(),
        today);
  }

  /** Takes what is new in the home's inbox. */
  static List<DeliveryReport> take(Path root, DataSource loader) throws IOException {
    return take(root, loader, () -> {});
  }

  private static List<DeliveryReport> take(Path root, DataSource loader, Runnable beforeEach)
      throws IOException {
    Ingest ingest = ingest(root, loader, TODAY);
    List<DeliveryReport> reports = new ArrayList<>();
    Inbox inbox = ingest.look(List.of(root.resolve("inbox")), Wish.ONLY_NEW);
    inbox.notRecognised().forEach(file -> System.out.println(file.name() + ": " + file.reason()));
    for (Incoming file : inbox.toTake()) {
      beforeEach.run();
      reports.add(ingest.take(file, false));
    }
    return reports;
  }

  /**
   * The arguments are a home and, unless it has its own, a database's address, user and password;
   * or a home with its own and a file, for all that is remembered afterwards.
   */
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    Runnable say = () -> System.out.println(TAKING);
    if (arguments.length > 2) {
      take(root, new DriverManagerDataSource(arguments[1], arguments[2], arguments[3]), say);
      return;
    }
    try (Database database = open(root)) {
      take(root, database.as(Role.LOADER), say);
      if (arguments.length > 1) {
        List<String> all = ThreeExports.remembered(database.asOwner(), root);
        Files.write(Path.of(arguments[1]), all.stream().flatMap(String::lines).toList());
      }
    }
  }

  /** The home's own database. */
  static Database open(Path root) {
    return Database.open(
        new Home(root, Map.of()), Optional.empty(), Optional.empty(), Access.EXCLUSIVE);
  }
}
