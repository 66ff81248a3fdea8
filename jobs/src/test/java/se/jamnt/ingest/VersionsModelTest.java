package se.jamnt.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import se.jamnt.configuration.OrganisationFile;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.database.Role;
import se.jamnt.ingest.VersionsModel.Cover;
import se.jamnt.ingest.VersionsModel.Export;
import se.jamnt.ingest.VersionsModel.Told;
import se.jamnt.ingest.identity.IdentityKey;
import se.jamnt.ingest.identity.IdentityKeyFile;
import se.jamnt.model.OrganisationChart;

/** Random sequences of deliveries are remembered as a model of a few lines remembers them. */
class VersionsModelTest {

  private static final int SEQUENCES = Integer.getInteger("jamnt.sequences", 400);
  private static final List<ModelKind> KINDS = List.of(ModelKind.values());
  private static final long SEED = Long.getLong("jamnt.seed", 20131031);

  @Test
  void theDatabaseAgreesWithTheModel(@TempDir Path folder) throws Exception {
    Workplace place = new Workplace(folder);
    Path organisation = place.root.resolve("config/organisation.yml");
    String ids = Stream.of(ModelKind.values()).map(ModelKind::id).collect(Collectors.joining(", "));
    Files.writeString(
        organisation,
        Files.readString(organisation)
            .replace("    from: 2012-01-01\n", "")
            .replace("[insats, besok, dagar]", "[insats, besok, dagar, " + ids + "]"));
    for (ModelKind kind : ModelKind.values()) {
      place.source(kind.id(), kind.mapping());
    }
    try (Connection connection = place.database.as(Role.LOADER).getConnection()) {
      SingleConnectionDataSource loader = new SingleConnectionDataSource(connection, true);
      JdbcClient sql = JdbcClient.create(loader);
      sql.sql("SET synchronous_commit = off").update(); // no crash is tried here
      ModelStage stage = stage(place, loader, sql);
      for (int i = 0; i < SEQUENCES; i++) {
        long seed = SEED + i;
        ModelKind kind = KINDS.get((int) Math.floorMod(seed, (long) KINDS.size()));
        new ModelSequence(kind, seed, stage, place.inbox).run();
        stage.empty();
        if (i % 100 == 0) {
          place.empty();
        }
      }
      sql.sql("RESET synchronous_commit").update();
    }
  }

  private static ModelStage stage(Workplace place, DataSource loader, JdbcClient sql)
      throws Exception {
    Problems problems = new Problems();
    Vocabulary vocabulary = Vocabulary.read(place.root, problems);
    OrganisationChart chart =
        OrganisationFile.read(place.root, SourceCatalogue.ids(place.root), problems);
    SourceCatalogue sources = SourceCatalogue.read(place.root, chart, vocabulary, problems);
    problems.throwIfAny();
    Path data = Files.createDirectories(place.root.resolve("data"));
    IdentityKey key = new IdentityKeyFile(data.resolve("identity.key"), chart, loader).open();
    return new ModelStage(sources, loader, key, place.root, sql);
  }

  @Test
  void theModelCanDisagree() {
    VersionsModel model = new VersionsModel(1);
    LocalDate day = LocalDate.of(2013, 1, 1);
    Optional<Cover> all = Optional.of(new Cover(LocalDate.MIN, day.plusDays(9), null));
    Map<String, Told> one = Map.of("a", new Told(day, "alby", 1));
    model.take(new Export("1", day, all, one), day, false, false);
    model.take(new Export("2", day.plusDays(9), all, Map.of()), day.plusDays(9), false, false);
    assertThat(model.knownOn(day.plusDays(8))).containsExactly("2013-01-09 a 2013-01-01 alby 1");
    assertThat(model.knownOn(day.plusDays(9))).isEmpty();
  }
}
