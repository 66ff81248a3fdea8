package se.jamnt.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.database.Role;
import se.jamnt.database.TestDatabase;
import se.jamnt.model.Clusters;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.Period;

/** A period appears whole or not at all, and what is lost of it is seen. */
class PublishedTreeTest {

  private static final Period PERIOD = Period.parse("2013-T2");

  private final TestDatabase database = TestDatabase.create();
  private Path data;
  private PublishedTree tree;

  @BeforeEach
  void open(@TempDir Path folder) {
    data = folder;
    tree =
        new PublishedTree(
            database.as(Role.RENDERER),
            new Ledger(
                database.as(Role.RENDERER),
                new Clusters(new OrganisationChart(List.of(), List.of(), List.of(), List.of())),
                period -> false),
            data.resolve("published"),
            data.resolve("work"),
            () -> "1");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aReleaseTakesThePlaceOfTheOneBefore() throws IOException {
    tree.release(new Release(PERIOD, 0, "1", "old", 1, files("old", "gone.pdf")));
    tree.release(new Release(PERIOD, 0, "2", "new", 2, files("new", "page.pdf")));

    assertThat(page("page.pdf")).hasContent("new");
    assertThat(page("gone.pdf")).doesNotExist();
    assertThat(data.resolve("work/aside").resolve(PERIOD.id())).doesNotExist();
    assertThat(tree.has(PERIOD, "new", files("new", "page.pdf"))).isTrue();
    assertThat(tree.has(PERIOD, "old", files("old", "gone.pdf"))).isFalse();
  }

  @Test
  void aLostOrChangedFileIsSeen() throws IOException {
    publishCatalogue();
    tree.release(new Release(PERIOD, 0, "1", "contents", 1, files("text", "page.pdf")));
    tree.isNowUpToDate();
    assertThat(tree.isUpToDate()).isTrue();

    Files.writeString(page("page.pdf"), "changed");
    assertThat(tree.has(PERIOD, "contents", files("text", "page.pdf"))).isFalse();

    Files.delete(page("page.pdf"));
    assertThat(tree.isUpToDate()).isFalse();
    assertThat(tree.has(PERIOD, "contents", files("text", "page.pdf"))).isFalse();
  }

  @Test
  void aSwapThatWasInterruptedBetweenTheRenamesIsFinished() throws IOException {
    tree.release(new Release(PERIOD, 0, "1", "old", 1, files("old", "page.pdf")));
    // as a kill leaves it: the old folder aside, the new one beside, the ledger pending
    Files.createDirectories(data.resolve("work/aside"));
    Files.move(
        data.resolve("published").resolve(PERIOD.id()), data.resolve("work/aside/" + PERIOD.id()));
    files("new", "page.pdf")
        .forEach(
            (path, file) -> file.putAt(data.resolve("work/next/" + PERIOD.id()).resolve(path)));
    DSL.using(database.as(Role.RENDERER), SQLDialect.POSTGRES)
        .execute(
            """
            insert into published.release (period, revision, run, contents, last_delivery, state)
            values ('2013-T2', 0, '2', 'new', 2, 'pending')
            """);

    tree.completePending();

    assertThat(page("page.pdf")).hasContent("new");
    assertThat(data.resolve("work/aside/" + PERIOD.id())).doesNotExist();
    assertThat(tree.has(PERIOD, "new", files("new", "page.pdf"))).isTrue();
  }

  /** Most of a large period's files are those that lie there, and are not written once more. */
  @Test
  void aFileThatLiesThereStays() throws IOException {
    tree.release(new Release(PERIOD, 0, "1", "old", 1, files("same", "page.pdf")));
    Object before = Files.getAttribute(page("page.pdf"), "unix:ino");
    Map<String, FileToRelease> files = files("same", "page.pdf");
    files.put(
        "page.pdf",
        new FileToRelease.Lying(
            page("page.pdf"), WholeFile.sha256(page("page.pdf")).orElseThrow()));
    tree.release(new Release(PERIOD, 0, "2", "new", 2, files));

    assertThat(page("page.pdf")).hasContent("same");
    assertThat(Files.getAttribute(page("page.pdf"), "unix:ino")).isEqualTo(before);
    assertThat(tree.has(PERIOD, "new", files)).isTrue();
  }

  @Test
  void aFolderThatTheLedgerDoesNotKnowIsNotPublished() {
    WholeFile.write(data.resolve("work/next/2013-T2/page.pdf"), new byte[] {1});
    tree.completePending();
    assertThat(data.resolve("published")).doesNotExist();
    assertThat(data.resolve("work/next")).doesNotExist();
  }

  private void publishCatalogue() {
    WholeFile.write(tree.catalogue(), new byte[] {1});
  }

  private Path page(String name) {
    return data.resolve("published").resolve(PERIOD.id()).resolve(name);
  }

  private static Map<String, FileToRelease> files(String text, String page) {
    Map<String, FileToRelease> files = new LinkedHashMap<>();
    files.put(page, new FileToRelease.Made(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    Manifest manifest = new Manifest().withFiles(files);
    files.put(
        Manifest.FILE, new FileToRelease.Made(manifest.bytes("1", Instant.EPOCH, Instant.EPOCH)));
    return files;
  }
}
