package se.jamnt.publish;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import se.jamnt.configuration.FolderContents;
import se.jamnt.model.Fingerprint;

/**
 * The folders {@code config/} and {@code templates/} as releases used them, kept by content, so
 * that any release can be made again.
 */
public final class KeptFolders {

  private final DSLContext database;

  /**
   * The folders of a home.
   *
   * @param database reads the schema {@code published}; to keep a folder, writes it
   */
  public KeptFolders(DataSource database) {
    this.database = DSL.using(database, SQLDialect.POSTGRES);
  }

  /**
   * Keeps a folder under its fingerprint, by which manifests name it, unless it is kept already.
   */
  public void keep(FolderContents folder) {
    String fingerprint = folder.fingerprint();
    if (find(fingerprint).isPresent()) {
      return;
    }
    database.transaction(
        configuration ->
            folder
                .files()
                .forEach(
                    (path, bytes) ->
                        configuration
                            .dsl()
                            .execute(
                                """
                                insert into published.kept_folder (fingerprint, path, sha256)
                                values ({0}, {1}, {2})
                                """,
                                fingerprint, path, keep(configuration.dsl(), bytes))));
  }

  /** A kept folder; empty where none has the fingerprint. */
  public Optional<FolderContents> find(String fingerprint) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    database
        .fetch(
            """
            select path, bytes from published.kept_folder join published.kept_file using (sha256)
             where fingerprint = {0}
            """,
            fingerprint)
        .forEach(row -> files.put(row.get(0, String.class), row.get(1, byte[].class)));
    return files.isEmpty() ? Optional.empty() : Optional.of(new FolderContents(files));
  }

  /** Keeps a file by its content. */
  static String keep(DSLContext transaction, byte[] bytes) {
    String sha256 = Fingerprint.ofBytes(bytes);
    transaction.execute(
        """
        insert into published.kept_file (sha256, bytes) values ({0}, {1})
        on conflict (sha256) do nothing
        """,
        sha256, bytes);
    return sha256;
  }
}
