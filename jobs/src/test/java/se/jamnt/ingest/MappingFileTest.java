package se.jamnt.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.configuration.DefinitionProblem;
import se.jamnt.configuration.OrganisationFile;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.model.OrganisationChart;

/** A mistake in a mapping is explained with its line and the nearest right word. */
class MappingFileTest {

  private static final String KEYED_VISITS = Workplace.BESOK + "key: [Datum, Enhet]\n";

  @TempDir private Path folder = Path.of("");

  private List<String> problems(String mapping) throws Exception {
    Workplace place = new Workplace(folder);
    place.source("insats", mapping);
    Problems problems = new Problems();
    Vocabulary vocabulary = Vocabulary.read(place.root, problems);
    OrganisationChart chart =
        OrganisationFile.read(place.root, SourceCatalogue.ids(place.root), problems);
    SourceCatalogue.read(place.root, chart, vocabulary, problems);
    return problems.all().stream().map(DefinitionProblem::toString).toList();
  }

  @Test
  void aSoundMappingHasNoProblems() throws Exception {
    assertThat(problems(Workplace.INSATS)).isEmpty();
  }

  @Test
  void everyUnknownWordNamesTheNearest() throws Exception {
    assertThat(
            problems(
                Workplace.INSATS
                    .replace("records: episodes", "records: episode")
                    .replace("sex-basis: registered", "sex-basis: register")
                    .replace("{date}", "{dat}")
                    .replace("yyyyMMdd", "yyyymmdd")
                    .replace("Kvinna: K", "Kvinna: F")
                    .replace("Region: region", "Region: regio")
                    .replace("years-in-support:", "year-in-support:")
                    .replace("Född", "Född\n  brith-year: Född")
                    .replace(
                        "void-when: { exit-reason: registered-by-mistake }",
                        "void-when: { exit-reason: registered-by-mistaken }")))
        .contains(
            "config/sources/insats.yml line 2, records: \"episode\" is not known; did you mean"
                + " \"episodes\"?",
            "config/sources/insats.yml line 4, sex-basis: \"register\" is not known; did you mean"
                + " \"registered\"?",
            "config/sources/insats.yml line 5, file.name: {dat} is not known; did you mean"
                + " \"date\"?",
            "config/sources/insats.yml line 5, file.dates: \"yyyymmdd\" is not known; did you mean"
                + " \"yyyyMMdd\"?",
            "config/sources/insats.yml line 11, columns.sex.codes.Kvinna: no code \"F\"; did you"
                + " mean \"K\"?",
            "config/sources/insats.yml line 13, columns.brith-year: is not a key here; did you mean"
                + " \"birth-year\"?",
            "config/sources/insats.yml line 17, columns.fields.referrer.codes.Region: no code"
                + " \"regio\"; did you mean \"region\"?",
            "config/sources/insats.yml line 18, columns.fields.year-in-support: is no stored field"
                + " of config/fields.yml; did you mean \"years-in-support\"?",
            "config/sources/insats.yml line 20, void-when.exit-reason: no code"
                + " \"registered-by-mistaken\"; did you mean \"registered-by-mistake\"?");
  }

  @Test
  void anIncrementalSourceNeedsAKey() throws Exception {
    assertThat(
            problems(
                Workplace.INSATS
                    .replace("is: full, covers: all", "is: incremental")
                    .replace("key: Id\n", "")))
        .anyMatch(problem -> problem.contains("an incremental source needs a key"));
  }

  @Test
  void coveredDaysMustStandInTheName() throws Exception {
    assertThat(problems(Workplace.INSATS.replace("covers: all", "covers: days-in-name")))
        .anyMatch(problem -> problem.contains("the name of the file must tell the days"));
  }

  @Test
  void requiredKeysAreMissedOnce() throws Exception {
    assertThat(
            problems(
                Workplace.INSATS.replace("  unit: Enhet\n", "").replace("  start: Start\n", "")))
        .containsExactly(
            "config/sources/insats.yml line 9, columns.unit: is missing",
            "config/sources/insats.yml line 9, columns.start: is missing");
  }

  @Test
  void aUnitCodeMustMeanAUnit() throws Exception {
    assertThat(
            problems(
                Workplace.INSATS.replace(
                    "unit: Enhet",
                    "unit: { column: Enhet, codes: { \"017\": alby, \"018\": fitja } }")))
        .containsExactly(
            "config/sources/insats.yml line 9, columns.unit: no unit \"fitja\"; did you mean"
                + " \"fittja\"?");
  }

  @Test
  void aUnitThatAlwaysHoldsMustBeAUnit() throws Exception {
    assertThat(problems(Workplace.INSATS.replace("unit: Enhet", "unit: { always: fitja }")))
        .containsExactly(
            "config/sources/insats.yml line 9, columns.unit: no unit \"fitja\"; did you mean"
                + " \"fittja\"?");
  }

  @Test
  void aYearAloneNeedsTheFilesDateAndFiguresByYear() throws Exception {
    assertThat(
            problems(
                Workplace.INSATS
                    .replace("start: Start", "start: { year: Start }")
                    .replace("insats-{date}", "insats-{any}")))
        .containsExactly(
            "config/sources/insats.yml line 3, cadence: dates with the year alone can't give figures"
                + " for shorter periods",
            "config/sources/insats.yml line 5, file: dates with the year alone need the file's own:"
                + " write {date} into its name");
  }

  @Test
  void timesNeedBothColumns() throws Exception {
    assertThat(
            problems(
                Workplace.INSATS
                    .replace("records: episodes", "records: events")
                    .replace("start: Start", "date: Start\n  minutes: { from: In, too: Ut }")
                    .replace("  end: Slut\n", "")))
        .contains(
            "config/sources/insats.yml line 14, columns.minutes.to: is missing",
            "config/sources/insats.yml line 14, columns.minutes.too: is not a key here; did you mean"
                + " \"to\"?");
  }

  @Test
  void aSupplementNamesASource() throws Exception {
    assertThat(problems(KEYED_VISITS + "supplements: insatser\n"))
        .containsExactly(
            "config/sources/insats.yml line 1, supplements: no source \"insatser\"; did you mean"
                + " \"insats\"?");
  }

  @Test
  void aSupplementHasTheKeyOfEpisodes() throws Exception {
    assertThat(problems(KEYED_VISITS + "supplements: dagar\n"))
        .containsExactly(
            "config/sources/insats.yml line 1, supplements: expected a source of episodes whose key"
                + " has as many columns as this one's");
  }

  @Test
  void aSupplementIsNoEpisodeItself() throws Exception {
    assertThat(problems(Workplace.INSATS + "supplements: insats\n"))
        .containsExactly(
            "config/sources/insats.yml line 20, supplements: what supplements episodes is written as"
                + " events with the episodes' key");
  }

  @Test
  void anOrganisationMustBeOneOfTheChart() throws Exception {
    assertThat(problems(Workplace.BESOK.replace("unit: Enhet", "organisation: kommun")))
        .containsExactly(
            "config/sources/insats.yml line 8, columns.organisation: no organisation \"kommun\"; did"
                + " you mean \"kommunen\"?");
  }

  @Test
  void theKeyHoldsNothingOfWhoCanBeProtected() throws Exception {
    assertThat(
            problems(
                Workplace.INSATS
                    .replace("birth-year: Född", "protected: Skyddad")
                    .replace("key: Id", "key: [Personnummer, Start]")))
        .containsExactly(
            "config/sources/insats.yml line 7, key: where persons can be protected, the key holds"
                + " neither person nor district");
  }

  @Test
  void identityLinksHaveColumnsOfTheirOwn() throws Exception {
    assertThat(
            problems(
                IdentityLinksTest.LINKS.replace("to: Nu", "person: Nu") + "cadence: monthly\n"))
        .containsExactly(
            "config/sources/insats.yml line 1, records: identity links belong to no unit: take the"
                + " source away under alby, fittja, flyttad in config/organisation.yml",
            "config/sources/insats.yml line 5, columns.to: is missing",
            "config/sources/insats.yml line 5, columns.person: is not a key here; write one of"
                + " date, from, to",
            "config/sources/insats.yml line 6, cadence: is not a key here; write one of columns,"
                + " delivery, file, ignored-columns, name, records, same-key-twice");
  }
}
