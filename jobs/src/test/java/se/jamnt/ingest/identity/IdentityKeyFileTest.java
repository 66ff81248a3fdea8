package se.jamnt.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
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

/** The key is made once, and facts hold on to it. */
class IdentityKeyFileTest {

  private final TestDatabase database = TestDatabase.create();
  private Path root;
  private Path file;

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
    return new IdentityKeyFile(place, database.as(Role.LOADER)).open();
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
