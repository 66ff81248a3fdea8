package se.jamnt.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is read again just where it can be another one. */
class InboxHashesTest {

  private static final String NOT_READ = "as remembered";

  private Workplace place;
  private Path file;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    place = new Workplace(folder);
    file = place.file("insats-2012-03-31.csv", "first");
  }

  /** A look a while after the files were changed. */
  private InboxHashes look() {
    return look(Duration.ofMinutes(1));
  }

  private InboxHashes look(Duration later) {
    return new InboxHashes(
        place.sql(), Clock.offset(Clock.systemUTC(), later), LocalDate.parse("2014-01-15"));
  }

  private void rememberAs(String sha256) throws IOException {
    InboxHashes hashes = look();
    assertThat(hashes.of(file)).isEqualTo(Sha256.of(file));
    hashes.keep();
    assertThat(place.sql().sql("UPDATE facts.inbox_hash SET sha256 = ?").param(sha256).update())
        .isOne();
  }

  @Test
  void whatLooksAsItDidIsNotReadAgain() throws IOException {
    rememberAs(NOT_READ);
    assertThat(look().of(file)).isEqualTo(NOT_READ);
  }

  @Test
  void otherBytesOfTheSameSizeAndTimeAreRead() throws IOException {
    rememberAs(NOT_READ);
    FileTime modified = Files.getLastModifiedTime(file);
    Files.writeString(file, "other");
    Files.setLastModifiedTime(file, modified);
    assertThat(look().of(file)).isEqualTo(Sha256.of(file));
  }

  /** Within the same tick of a file system's clock, it can be changed without looking otherwise. */
  @Test
  void whatHasJustBeenWrittenIsNotRemembered() throws IOException {
    InboxHashes hashes = look(Duration.ZERO);
    hashes.of(file);
    hashes.keep();
    assertThat(place.number("SELECT count(*) FROM facts.inbox_hash")).isZero();
  }

  @Test
  void whatIsGoneIsForgotten() throws IOException {
    rememberAs(NOT_READ);
    Files.delete(file);
    look().keep();
    assertThat(place.number("SELECT count(*) FROM facts.inbox_hash")).isZero();
  }

  @Test
  void noNumberOfAPersonIsStoredInAPath() throws IOException {
    InboxHashes hashes = look();
    hashes.of(file);
    hashes.of(place.file("insats 19121212-1212 2012-03-31.csv", "of a person"));
    hashes.keep();
    assertThat(place.texts("SELECT file FROM facts.inbox_hash"))
        .containsExactly(file.toAbsolutePath().toString());
  }
}
