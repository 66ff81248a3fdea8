package se.jamnt.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of a unit that is struck out of the organisation do not vanish in silence. */
class StrayRecordsTest {

  private static final String UNIT = "(?s)(  - id: ayande.*?sources: \\[sus\\]\\n)";

  @Test
  void recordsOfAUnitThatIsGoneAreToldOnce(@TempDir Path folder) throws IOException, SQLException {
    try (SmallYear home = new SmallYear(folder)) {
      home.nightly();
      assertThat(found(home)).as("all units are there").isEmpty();
      long records =
          Long.parseLong(
              home.query(
                      "select count(*) from facts.episode where unit = 'ayande'"
                          + " and to_delivery is null and not voided")
                  .get(0));
      assertThat(records).isPositive();
      String unit = home.replace("config/organisation.yml", UNIT, "");

      String words =
          "sus: %d records are of \"ayande\", which config/organisation.yml does not have"
              .formatted(records);
      assertThat(home.nightly().needsAPerson()).isTrue();
      assertThat(home.said()).contains(words + ": they count nowhere");
      assertThat(found(home)).containsExactly("sus " + records + " ayande");

      home.said().clear();
      assertThat(home.nightly().needsAPerson()).as("known by now").isFalse();
      assertThat(home.said()).noneMatch(said -> said.contains("count nowhere"));
      assertThat(found(home)).as("listed until it is settled").hasSize(1);

      home.change("config/organisation.yml", "units:\n", "units:\n" + unit);
      assertThat(home.nightly().needsAPerson()).isFalse();
      assertThat(found(home)).isEmpty();
    }
  }

  private static List<String> found(SmallYear home) throws SQLException {
    return home.query("select source || ' ' || records || ' ' || unit from results.stray");
  }
}
