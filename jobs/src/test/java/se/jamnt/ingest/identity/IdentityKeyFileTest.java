package se.jamnt.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.jamnt.configuration.ConfigurationException;
import se.jamnt.configuration.Home;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.Settings;
import se.jamnt.database.Role;
import se.jamnt.database.TestDatabase;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Organisation;
import se.jamnt.model.Words;

/** The key is made once, and facts hold on to it. */
class IdentityKeyFileTest {

  private final TestDatabase database = TestDatabase.create();
  private Path root;
  private Path file;
  private OrganisationChart chart =
      new OrganisationChart(List.of(), List.of(), List.of(), List.of());

  @BeforeEach
  void open(@TempDir Path folder) {
    root = folder;
    file = folder.resolve("data/identity.key");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private IdentityKey open() throws Exception {
    return open(Map.of());
  }

  private IdentityKey open(Map<String, String> environment) throws Exception {
    Path place = Settings.read(new Home(root, environment), new Problems()).identityKey();
    return new IdentityKeyFile(place, chart, database.as(Role.LOADER)).open();
  }

  /** From now on persons are linked within these organisations. */
  private void linkWithin(String... organisations) {
    Words name = new Words("", "");
    chart =
        new OrganisationChart(
            List.of(),
            Stream.of(organisations)
                .map(id -> new Organisation(id, name, Optional.of("lag")))
                .toList(),
            List.of(),
            List.of());
  }

  private void factsExist() {
    JdbcClient.create(database.as(Role.LOADER))
        .sql(
            """
            INSERT INTO facts.delivery (source, file_name, sha256, mapping, reading, known_from,
              late, state, accepted, rows_read, rows_used, rows_unchanged, rows_duplicate,
              rows_rejected, rows_unknown_sex, rows_sex_conflict, records_ended)
            VALUES ('sus', 'sus.csv', '', '', 'whole', '2013-10-31',
              false, 'used', false, 0, 0, 0, 0, 0, 0, 0, 0)
            """)
        .update();
  }

  @Test
  void theKeyIsMadeOnceForItsOwnerOnly() throws Exception {
    String fingerprint = open().fingerprint();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).matches("[0-9a-f]{64}\n");
    assertThat(open().fingerprint()).isEqualTo(fingerprint).isNotIn(Files.readString(file));
    factsExist();
    assertThat(open().fingerprint()).isEqualTo(fingerprint);
  }

  @Test
  void aMissingKeyIsNotMadeAnewOnceFactsExist() throws Exception {
    open();
    factsExist();
    Files.delete(file);
    assertThatThrownBy(this::open)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("is missing, and the facts in the database rest on it");
    assertThat(file).doesNotExist();
  }

  @Test
  void anotherKeyIsRefusedOnceFactsExist() throws Exception {
    open();
    Files.writeString(file, "ab".repeat(32));
    assertThat(open().fingerprint()).isEqualTo(IdentityKey.of("ab".repeat(32)).fingerprint());
    factsExist();
    Files.writeString(file, "cd".repeat(32));
    assertThatThrownBy(this::open)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("is not the key that the facts in the database rest on");
  }

  @Test
  void otherLinksAreRefusedOnceFactsExist() throws Exception {
    open();
    linkWithin("vaster", "centrum");
    String fingerprint = open().fingerprint();
    factsExist();
    linkWithin("centrum", "vaster");
    assertThat(open().fingerprint()).as("their order does not matter").isEqualTo(fingerprint);
    linkWithin("vaster");
    assertThatThrownBy(this::open)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("config/organisation.yml, link-persons: ")
        .hasMessageContaining("linked within centrum and vaster, now it is vaster;");
    linkWithin();
    assertThatThrownBy(this::open).hasMessageContaining("now it is boards only");
  }

  @Test
  void linksAreRefusedWhereFactsWereReadWithoutThem() throws Exception {
    open();
    factsExist();
    linkWithin("vaster");
    assertThatThrownBy(this::open)
        .hasMessageContaining("linked within boards only, now it is vaster;");
    Files.writeString(file, "ab".repeat(32));
    assertThatThrownBy(this::open).hasMessageContaining("is not the key");
  }

  @Test
  void aDamagedKeyIsNoKey() throws Exception {
    open();
    Files.writeString(file, "abc");
    assertThatThrownBy(this::open)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("expected 64 hexadecimal digits")
        .hasMessageNotContaining("abc\n");
  }

  @Test
  void theEnvironmentCanMoveTheKey() throws Exception {
    open(Map.of("JAMNT_IDENTITY_KEY_FILE", "elsewhere/key"));
    assertThat(root.resolve("elsewhere/key")).exists();
    assertThat(file).doesNotExist();
  }
}
