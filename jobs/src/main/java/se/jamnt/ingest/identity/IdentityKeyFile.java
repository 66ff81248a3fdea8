package se.jamnt.ingest.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.jamnt.configuration.ConfigurationException;
import se.jamnt.configuration.DefinitionProblem;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Organisation;

/**
 * The file that holds the identity key. It is made once; after that the database knows its
 * fingerprint and the organisations that link persons, for with another key, or other such
 * organisations, the same person would become another one.
 */
public final class IdentityKeyFile {

  private final Path file;
  private final OrganisationChart chart;
  private final JdbcClient database;

  /**
   * The key in a file.
   *
   * @param chart whose boards' keys are derived from it
   * @param loader the facts, to read and write
   */
  public IdentityKeyFile(Path file, OrganisationChart chart, DataSource loader) {
    this.file = file;
    this.chart = chart;
    this.database = JdbcClient.create(loader);
  }

  /**
   * The key, made now if nothing rests on one yet.
   *
   * @throws ConfigurationException if facts exist and the file is missing, damaged or another one,
   *     or other organisations link persons
   */
  public IdentityKey open() throws IOException {
    Optional<String> known =
        database.sql("SELECT fingerprint FROM facts.identity_key").query(String.class).optional();
    boolean factsExist =
        database
            .sql("SELECT EXISTS (SELECT FROM facts.delivery WHERE state = 'used')")
            .query(Boolean.class)
            .single();
    if (Files.notExists(file)) {
      if (factsExist) {
        throw wrong(
            "is missing, and the facts in the database rest on it; put it back from the backup (a"
                + " new key would make every person another one)");
      }
      write(IdentityKey.make());
    }
    IdentityKey key = read();
    String now = Stream.concat(Stream.of(key.fingerprint()), linking()).collect(joining(" "));
    if (known.equals(Optional.of(now))) {
      return key;
    }
    if (factsExist) {
      String[] before = known.orElse("").split(" ", 2);
      throw before[0].equals(key.fingerprint())
          ? wrongLinking(before.length > 1 ? before[1] : "")
          : wrong(
              "is not the key that the facts in the database rest on; put that one back from the"
                  + " backup");
    }
    remember(now);
    return key;
  }

  private Stream<String> linking() {
    return chart.organisationsThatLink().stream().map(Organisation::id).sorted();
  }

  private IdentityKey read() throws IOException {
    try {
      return IdentityKey.of(Files.readString(file, US_ASCII));
    } catch (IllegalArgumentException | java.nio.charset.CharacterCodingException e) {
      throw wrong("is not an identity key: expected 64 hexadecimal digits");
    }
  }

  private void remember(String fingerprint) {
    database
        .sql(
            """
            INSERT INTO facts.identity_key (fingerprint) VALUES (?)
            ON CONFLICT (only_one) DO UPDATE SET fingerprint = excluded.fingerprint, known_at = now()
            """)
        .param(fingerprint)
        .update();
  }

  /** Written beside and renamed, so that a crash leaves a whole key or none. */
  private void write(IdentityKey key) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    Path beside = folder.resolve("." + file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    FileAttribute<?>[] ownerOnly =
        Files.getFileStore(folder).supportsFileAttributeView("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (FileChannel channel =
        FileChannel.open(
            beside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
      channel.write(ByteBuffer.wrap((key.hex() + "\n").getBytes(US_ASCII)));
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private ConfigurationException wrong(String what) {
    return wrong(new DefinitionProblem(file.toString(), 0, null, what));
  }

  private ConfigurationException wrongLinking(String before) {
    return wrong(
        new DefinitionProblem(
            "config/organisation.yml",
            0,
            "link-persons",
            "the facts in the database were read while persons were linked within %s, now it is %s;"
                    .formatted(named(before), named(linking().collect(joining(" "))))
                + " put it back as it was (with other links, persons would become other ones)"));
  }

  private static String named(String organisations) {
    return organisations.isEmpty() ? "boards only" : organisations.replace(" ", " and ");
  }

  private static ConfigurationException wrong(DefinitionProblem problem) {
    return new ConfigurationException(List.of(problem));
  }
}
