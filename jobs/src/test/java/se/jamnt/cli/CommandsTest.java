package se.jamnt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.jamnt.configuration.Home;
import se.jamnt.database.Access;
import se.jamnt.database.Database;
import se.jamnt.database.TestDatabase;
import se.jamnt.pipeline.Workshop;
import se.jamnt.pipeline.Workshop.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Exit codes and messages of the command, each start in a process of its own. */
class CommandsTest {

  private static final String RETENTION =
      "sources: [{ source: fritidsgard, keep: 5 years, decision: Beslut 2014/3 }]";

  private final Path folder;
  private final TestDatabase database = TestDatabase.create();
  private Workshop workshop;

  CommandsTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.workshop = Workshop.small(folder);
  }

  @BeforeEach
  void useAServer() {
    workshop.with(database.environment());
  }

  @AfterEach
  void end() throws IOException {
    workshop.close();
    database.close();
  }

  /** Runs a command, and never expects a stack trace of it. */
  private Outcome jamnt(int exitCode, String... arguments) throws Exception {
    Outcome outcome = workshop.jamnt(arguments);
    assertThat(outcome.exitCode()).as(outcome.said()).isEqualTo(exitCode);
    assertThat(outcome.said())
        .doesNotContainPattern("(?m)^\\s+at [\\w.$/]+\\(")
        .doesNotContain("Exception");
    return outcome;
  }

  private void inboxHolds(String name, String text) throws IOException {
    Files.writeString(workshop.path("inbox").resolve(name), text, StandardCharsets.UTF_8);
  }

  private void replaceIn(String file, String old, String by) throws IOException {
    String text = Files.readString(workshop.path(file));
    assertThat(text).contains(old);
    Files.writeString(workshop.path(file), text.replace(old, by));
  }

  private void leaveInTheInboxOnly(String name) throws IOException {
    try (var files = Files.list(workshop.path("inbox"))) {
      for (Path file : files.toList()) {
        if (!file.endsWith(name)) {
          Files.delete(file);
        }
      }
    }
  }

  @Test
  void helpTellsOfEveryCommand() throws Exception {
    assertThat(jamnt(0, "--help").out())
        .contains("nightly", "check", "explain", "status", "runs", "--version");
    assertThat(jamnt(0, "nightly", "--help").out())
        .contains("--home", "--json", "--verbose", "second does nothing");
  }

  @Test
  void anUnknownCommandIsWrongUsage() throws Exception {
    assertThat(jamnt(2, "nigthly").err()).contains("nigthly", "nightly");
    assertThat(jamnt(2).err()).contains("Usage");
  }

  @Test
  void anImpossiblePeriodIsWrongUsageAndNamed() throws Exception {
    assertThat(jamnt(2, "report", "--period", "2013-X9").err()).contains("2013-X9");
  }

  @Test
  void anUnknownIndicatorIsWrongUsageWithTheNearestWord() throws Exception {
    assertThat(jamnt(2, "explain", "particpants").err())
        .contains("particpants", "did you mean \"participants\"?");
  }

  @Test
  void anIndicatorIsExplainedInBothLanguagesAndToPrograms() throws Exception {
    assertThat(jamnt(0, "explain", "exits").out())
        .contains("- Räknar insatser eller ärenden.", "P1     | K", "| K | M | U | T\n", "select");
    assertThat(jamnt(0, "explain", "exits", "--lang", "en").out())
        .contains("- Counts activities or cases.");
    assertThat(jamnt(2, "explain", "exits", "--lang", "fi").err())
        .contains("--lang: expected sv or en, got \"fi\"");
    JsonNode told = new JsonMapper().readTree(jamnt(0, "explain", "exits", "--json").out());
    assertThat(told.propertyNames())
        .containsExactlyInAnyOrder(
            "id",
            "version",
            "name",
            "means",
            "meansOtherwise",
            "counted",
            "fields",
            "sql",
            "example");
    assertThat(told.get("counted").get(0).asString()).isEqualTo("Räknar insatser eller ärenden.");
  }

  @Test
  void aFolderThatIsNoHomeIsWrongUsage() throws Exception {
    assertThat(jamnt(2, "status", "--home", folder.resolve("inbox").toString()).err())
        .contains("no home at");
  }

  @Test
  void aDayThatIsNoDateIsWrongUsage() throws Exception {
    workshop.with("JAMNT_TODAY", "31/2/2013");
    assertThat(jamnt(2, "nightly").err()).contains("JAMNT_TODAY", "31/2/2013");
  }

  @Test
  void aBrokenConfigurationIsShownWithEveryPlaceAndNothingIsChanged() throws Exception {
    replaceIn("config/indicators/exits.yml", "\nname:", "\nnaem: x\nname:");
    replaceIn("config/jamnt.yml", "kinds: [tertial, year]", "kinds: [tertial, yaer]");
    for (String command : new String[] {"check", "nightly"}) {
      assertThat(jamnt(2, command).err())
          .containsPattern("config/indicators/exits\\.yml line \\d+.*naem.*did you mean \"name\"")
          .containsPattern("config/jamnt\\.yml line 3.*yaer.*did you mean \"year\"");
    }
    assertThat(workshop.path("data/published")).doesNotExist();
    assertThat(workshop.path("data/rejected")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "status", "runs", "nightly", "explain exits"})
  void withJsonTheResultStandsAlone(String command) throws Exception {
    leaveInTheInboxOnly("fritidsgard-2013_2013-12-31.csv");
    Outcome outcome = jamnt(0, (command + " --json").split(" "));
    JsonNode result = new JsonMapper().readTree(outcome.out());
    assertThat(result.isObject()).isTrue();
    assertThat(result.isEmpty()).isFalse();
  }

  @Test
  void aMissingOrOtherIdentityKeyIsWrongOnceFactsExist() throws Exception {
    jamnt(0, "nightly");
    Map<String, String> published = workshop.published();
    Path key = workshop.path("data/identity.key");
    Files.move(key, folder.resolve("kept.key"));
    inboxHolds("fritidsgard-2012_2012-12-31.csv", "Datum,Fritidsgård,Flickor,Pojkar\n");
    assertThat(jamnt(2, "nightly").err())
        .contains("identity.key", "is missing", "Nothing was changed");
    assertThat(key).doesNotExist();
    Files.writeString(key, "4e".repeat(32) + "\n");
    assertThat(jamnt(2, "nightly").err()).contains("identity.key", "is not the key");
    assertThat(workshop.published()).isEqualTo(published);
  }

  @Test
  void withinWhatPersonsAreLinkedIsCheckedAndCannotChangeOnceFactsExist() throws Exception {
    jamnt(0, "ingest");
    replaceIn(
        "config/organisation.yml",
        "- id: botkyrka\n",
        "- id: botkyrka\n    link-persons: organisation\n");
    assertThat(jamnt(2, "check").err()).contains("link-persons", "on a legal basis only");
    replaceIn(
        "config/organisation.yml",
        "link-persons: organisation\n",
        "link-persons: organisation\n    legal-basis: 4 kap. 2 § en lag\n");
    assertThat(jamnt(0, "check").out()).contains("botkyrka", "4 kap. 2 § en lag");
    assertThat(jamnt(2, "ingest").err())
        .contains("organisation.yml, link-persons", "now it is botkyrka", "Nothing was changed");
  }

  @Test
  void whatNeedsAPersonIsNewsOnceAndThenListed() throws Exception {
    leaveInTheInboxOnly("fritidsgard-2013_2013-12-31.csv");
    inboxHolds("sus-2013-12-31.csv", "Det här är ingen export\n1;2\n");
    inboxHolds("semesterlista.csv", "a,b\n");
    Outcome first = jamnt(1, "nightly");
    assertThat(first.out())
        .contains("sus-2013-12-31.csv (sus): refused")
        .contains("semesterlista.csv: not recognised")
        .contains("fritidsgard-2013_2013-12-31.csv (fritidsgard): 508 rows read");
    assertThat(workshop.published()).containsKey("2013/indicators.csv");
    assertThat(jamnt(0, "nightly").out()).contains("Nothing new");
    String hash =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest(
                        Files.readAllBytes(
                            folder.resolve("inbox/fritidsgard-2013_2013-12-31.csv"))));
    assertThat(jamnt(0, "status").out())
        .contains("sus-2013-12-31.csv", "semesterlista.csv")
        .containsPattern(
            "fritidsgard-2013_2013-12-31.csv \\(fritidsgard\\), of 2013-12-31,"
                + " records from 2013-01-\\d\\d to 2013-12-\\d\\d, hash "
                + hash.substring(0, 12)
                + ": 508 rows read = \\d+ used");
    JsonNode status = new JsonMapper().readTree(jamnt(0, "status", "--json").out());
    assertThat(status.get("refused").has("sus-2013-12-31.csv")).isTrue();
    assertThat(status.get("notRecognised").has("semesterlista.csv")).isTrue();
  }

  @Test
  void whatShouldHaveComeByTodayIsListed() throws Exception {
    leaveInTheInboxOnly("fritidsgard-2013_2013-12-31.csv");
    workshop.with("JAMNT_TODAY", "2014-02-16");
    Path file = workshop.path("inbox/fritidsgard-2013_2013-12-31.csv");
    Files.writeString(file, Files.readString(file) + "2013-02-30,Fritidsgården Alby,3,4\n");
    jamnt(0, "ingest");
    assertThat(jamnt(0, "status").out())
        .contains("Expected, and not come")
        .contains(
            "fritidsgard: tells of the time until 2013-12-31; the next export, until 2014-01-31, was"
                + " expected by 2014-02-15")
        .contains("sus: has never delivered anything")
        .contains("Rows were rejected and count nowhere.")
        .containsPattern(
            "fritidsgard-2013_2013-12-31.csv \\(fritidsgard\\): 1 rows, "
                + Pattern.quote(workshop.path("data/rejected").toString())
                + "/fritidsgard-2013_2013-12-31-[0-9a-f]{8}\\.csv");
    JsonNode status = new JsonMapper().readTree(jamnt(0, "status", "--json").out());
    assertThat(status.get("overdue")).hasSize(2);
    JsonNode rejected = status.get("rejected").get(0);
    assertThat(rejected.get("rows").asLong()).isOne();
    assertThat(workshop.path("data/rejected/" + rejected.get("list").asString()))
        .content()
        .contains("2013-02-30");
    assertThat(status.get("unusual").isArray()).isTrue();
    assertThat(jamnt(0, "runs").out()).containsPattern("Run 1, ingest, .* s: done");
  }

  @Test
  void whatIsToBeClosedOrMadeAgainMustBeSaidRightly() throws Exception {
    String[] approval = {"publish", "--period", "2013", "--by", "Anna", "--reason", "Beslut"};
    assertThat(jamnt(2, with(approval, "--board", "kultur-och-fritidsnamden")).err())
        .contains("did you mean \"kultur-och-fritidsnamnden\"?");
    assertThat(jamnt(2, approval).err()).contains("no figures of 2013", "jamnt nightly");
    assertThat(jamnt(2, "publish", "--period", "2013", "--by", " ", "--reason", "x").err())
        .contains("--by: expected a text");
    String out = folder.resolve("out").toString();
    assertThat(jamnt(2, "rerun", "--out", out).err()).contains("either --period or --release");
    assertThat(jamnt(2, "rerun", "--period", "2013", "--every", "moth", "--out", out).err())
        .contains("did you mean \"month\"?");
    assertThat(
            jamnt(2, "rerun", "--period", "2013", "--unprotected", "--by", "Eva", "--out", out)
                .err())
        .contains("--unprotected needs --reason");
    assertThat(jamnt(2, "rerun", "--period", "2013", "--by", "Eva", "--out", out).err())
        .contains("--by and --reason belong to --unprotected");
    assertThat(
            jamnt(2, "rerun", "--period", "2013", "--out", folder.resolve("data/x").toString())
                .err())
        .contains("lies in the home's own folder");
    assertThat(
            jamnt(2, "rerun", "--period", "2013", "--out", folder.resolve("config").toString())
                .err())
        .contains("lies in the home's own folder");
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void aFailedStepSaysWhatToDoAndTheNextNightGoesOn() throws Exception {
    leaveInTheInboxOnly("fritidsgard-2013_2013-12-31.csv");
    Path inTheWay = workshop.path("data/work");
    Files.writeString(inTheWay, "a file where a folder has to be");
    Outcome failed = jamnt(3, "nightly");
    assertThat(failed.err())
        .contains("the step \"reports drawn\" failed", inTheWay.toString())
        .contains("Run the command again");
    assertThat(failed.err().lines().count()).isLessThan(4);
    Files.delete(inTheWay);
    jamnt(0, "nightly");
    assertThat(workshop.published()).containsKeys("index.html", "2013/indicators.csv");
    assertThat(jamnt(0, "runs").out())
        .containsPattern("failed or killed .*: the step \"reports drawn\" failed: .*data/work");
  }

  @Test
  void whatIsPublishedIsSentAndMadeAgainAndPurged() throws Exception {
    workshop.with("JAMNT_TODAY", "2014-01-15");
    jamnt(0, "nightly");
    assertThat(jamnt(0, "send").out())
        .as("as shipped, nothing leaves")
        .contains("Dry run: nothing was sent or copied.");
    try (Stream<Path> mails = Files.list(workshop.path("data/mail"))) {
      assertThat(mails).isNotEmpty().allMatch(mail -> mail.toString().endsWith(".eml"));
    }
    assertThat(jamnt(2, "send", "--again", "1").err()).contains("this is a dry run");
    assertThat(jamnt(0, "purge", "--dry-run").out())
        .contains("Nothing is to be purged.", "Kept for ever", "sus");
    String manifest = workshop.path("data/published/2013/manifest.json").toString();
    String out = folder.resolve("again").toString();
    assertThat(jamnt(0, "rerun", "--release", manifest, "--out", out).out())
        .contains("2013 is reproduced byte for byte in " + out);
    replaceIn("config/retention.yml", "\nsources: []", "\n" + RETENTION);
    workshop.with("JAMNT_TODAY", "2020-01-15");
    assertThat(jamnt(0, "purge", "--dry-run").out())
        .containsPattern("fritidsgard: \\d+ records that ended before 2015-01-15 would be deleted")
        .contains("Could no longer be reproduced: 1 releases of 2013");
    assertThat(jamnt(0, "purge").out()).contains("were deleted (Beslut 2014/3)");
    assertThat(
            jamnt(2, "rerun", "--release", manifest, "--out", folder.resolve("gone").toString())
                .err())
        .contains("2013", "2020-01-15");
  }

  @Test
  void whileAnotherRunHoldsTheLockOneCanReadButNotRun(@TempDir Path other) throws Exception {
    try (Workshop embedded = Workshop.small(other);
        Database held =
            Database.open(
                new Home(other, Map.of()), Optional.empty(), Optional.empty(), Access.EXCLUSIVE)) {
      held.requireLock();
      workshop = embedded;
      assertThat(jamnt(4, "nightly").err()).contains("Another run holds the lock", "Wait until");
      assertThat(jamnt(0, "status").out()).contains("Nothing published");
      assertThat(jamnt(0, "runs").out()).contains("No run yet");
      assertThat(workshop.path("data/published")).doesNotExist();
    }
  }
}
