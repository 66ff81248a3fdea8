package se.jamnt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.pipeline.SmallYear;
import se.jamnt.pipeline.Workshop;
import se.jamnt.pipeline.Workshop.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever has two manifests is told in plain words what differs, or why nothing can be told. */
class CompareCommandTest {

  @Test
  void twoManifestsAreEnough(@TempDir Path folder) throws Exception {
    Path home = folder.resolve("home");
    try (SmallYear year = new SmallYear(home);
        Workshop workshop =
            Workshop.prepared(home)
                .with(year.database().environment())
                .java("-XX:TieredStopAtLevel=1")) {
      year.change("config/jamnt.yml", "kinds: [year]", "kinds: [year, half]");
      year.nightly();
      Path first = kept(year, "2013", folder.resolve("first.json"));
      Path half = kept(year, "2013-H2", folder.resolve("half.json"));
      year.susWithoutEvery(12, "2013-12-31");
      year.nightly();
      Path second = kept(year, "2013", folder.resolve("second.json"));

      Path out = folder.resolve("out");
      Outcome told = workshop.jamnt("compare", "" + second, "" + first, "--out", "" + out);
      assertThat(told.exitCode()).as(told.said()).isZero();
      assertThat(told.said())
          .containsPattern(
              "2013: the release of run \\S+ \\(data as of 2013-12-31\\), against the later one of"
                  + " run \\S+ \\(data as of 2013-12-31\\)\\.")
          .containsPattern("\\d+ of \\d+ figures differ\\. A figure can have several reasons:")
          .containsPattern("(?m)^  voided rows: \\d+ figures$")
          .contains("Which figures, and how many rows: " + out.resolve("changes.csv"))
          .containsPattern("To read, by organisation, board and unit \\(\\d+ PDFs\\): ");
      assertThat(Files.readAllLines(out.resolve("changes.csv")))
          .hasSizeGreaterThan(100)
          .first()
          .asString()
          .startsWith("period,level,node,");
      assertThat(out.resolve(".comparison")).doesNotExist();

      Path json = folder.resolve("json");
      JsonNode result =
          new JsonMapper()
              .readTree(
                  workshop
                      .jamnt("compare", "" + first, "" + second, "--json", "--out", "" + json)
                      .out());
      assertThat(result.get("period").asString()).isEqualTo("2013");
      assertThat(result.get("changes").asInt())
          .isEqualTo(Files.readAllLines(json.resolve("changes.csv")).size() - 1);
      assertThat(result.get("reasons").get("voided rows").asInt()).isPositive();
      assertThat(json.resolve("changes.csv"))
          .as("the ledger knows which came first")
          .hasSameBinaryContentAs(out.resolve("changes.csv"));

      Outcome same =
          workshop.jamnt("compare", "" + first, "" + first, "--out", "" + folder.resolve("same"));
      assertThat(same.exitCode()).isZero();
      assertThat(same.said()).contains("are of the same release of 2013", "Nothing differs.");

      refused(workshop, "expected two releases of the same period", first, half, folder);
      Path unknown = Files.writeString(folder.resolve("unknown.json"), "{}");
      refused(
          workshop,
          unknown + ": the ledger of this home knows no release with this manifest",
          first,
          unknown,
          folder);
      refused(workshop, "can't read " + folder.resolve("x"), first, folder.resolve("x"), folder);
      Outcome full = workshop.jamnt("compare", "" + first, "" + second, "--out", "" + out);
      assertThat(full.exitCode()).isEqualTo(2);
      assertThat(full.err()).contains("--out: " + out + " is not empty");
      year.change(
          """
          insert into facts.purge (source, what, before_date, decision, records, purged_on)
          values ('sus', 'facts', '2013-06-01', 'Gallringsbeslut 2013/7', 12, '2014-01-14')
          """);
      refused(workshop, "2013 can't be compared: on 2014-01-14", first, second, folder);
    }
  }

  private static void refused(Workshop workshop, String words, Path one, Path other, Path folder)
      throws Exception {
    Path out = folder.resolve("refused");
    Outcome told = workshop.jamnt("compare", "" + one, "" + other, "--out", "" + out);
    assertThat(told.exitCode()).as(told.said()).isEqualTo(2);
    assertThat(told.err()).contains(words).doesNotContainPattern("(?m)^\\s+at [\\w.$/]+\\(");
    assertThat(out).as("nothing is written").doesNotExist();
  }

  private static Path kept(SmallYear year, String period, Path copy) throws Exception {
    return Files.copy(year.path("data/published/" + period + "/manifest.json"), copy);
  }
}
