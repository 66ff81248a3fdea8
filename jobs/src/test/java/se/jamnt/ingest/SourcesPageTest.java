package se.jamnt.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.documentation.PageBlock;
import se.jamnt.ingest.DeliveryReport.Counts;
import se.jamnt.model.CaseSystem;

/** What docs/sources.md tells a controller to do works as it stands there. */
class SourcesPageTest {

  private static final Path PAGE = Workplace.ROOT.resolve("docs/sources.md");

  private static String block(String comment) throws IOException {
    return PageBlock.of(PAGE, comment);
  }

  @Test
  void doingWhatThePageSaysGivesWhatItSays(@TempDir Path folder) throws Exception {
    Workplace place = new Workplace(folder);
    Path config = folder.resolve("config");
    for (Path file : Vocabulary.yamlFiles(config.resolve("sources"))) {
      Files.delete(file);
    }
    for (Path file : Vocabulary.yamlFiles(Workplace.ROOT.resolve("config/sources"))) {
      Files.copy(file, config.resolve("sources").resolve(file.getFileName()));
    }
    Path organisation = config.resolve("organisation.yml");
    Files.writeString(
        organisation,
        Files.readString(Workplace.ROOT.resolve("config/organisation.yml"))
            + block("add to the end of: config/organisation.yml"));
    Path fields = config.resolve("fields.yml");
    Files.writeString(
        fields,
        Files.readString(fields)
            .replace(
                "\ncomputed:",
                block("add before \"computed:\" to: config/fields.yml") + "\ncomputed:"));
    place.source("oppna-forskola", block("file: config/sources/oppna-forskola.yml"));

    DeliveryReport report =
        place.take(
            "oppna-forskola-2013-12-31.csv",
            block("file: sample-data/oppna-forskola-2013-12-31.csv"));

    Counts counts = report.counts();
    assertThat(
            "%s (%s): %d rows read = %d used + %d unchanged + %d duplicate + %d rejected\n"
                .formatted(
                    report.name(),
                    report.source(),
                    counts.read(),
                    counts.used(),
                    counts.unchanged(),
                    counts.duplicate(),
                    counts.rejected()))
        .isEqualTo(block("answer"));
    assertThat(Files.readString(report.rejectFile().orElseThrow())).isEqualTo(block("rejected"));
    assertThat(
            place.texts(
                """
                SELECT concat_ws(' ', unit, event_date, sex, birth_year, minutes,
                  attributes ->> 'first-visit') FROM facts.event ORDER BY birth_year
                """))
        .containsExactly(
            "oppna-forskolan-tumba 2013-12-02 M 1979 110 no",
            "oppna-forskolan-tumba 2013-12-02 K 1982 105 yes",
            "oppna-forskolan-tumba 2013-12-03 K 1984 45 yes",
            "oppna-forskolan-tumba 2013-12-03 K 1985");

    String january = "oppna-forskola-2014-01-31.csv";
    DeliveryReport part = place.take(january, block("file: sample-data/" + january));
    assertThat(part.refusal().orElseThrow() + "\n").isEqualTo(block("refusal"));
    assertThat(place.night(new Inbox.Wish(false, true)).get(0).counts().ended()).isEqualTo(4);
  }

  @Test
  void theTableOfKeysNamesEveryWordThatAMappingCanUse() throws IOException {
    String page = Files.readString(PAGE.resolveSibling("configuration.md"));
    List<String> words = new ArrayList<>(Encodings.KNOWN.keySet());
    words.addAll(DateForm.byPattern().keySet());
    FileNamePattern.PLACES.keySet().forEach(place -> words.add("{" + place + "}"));
    Stream.of(
            SourceMapping.Records.values(),
            SourceMapping.Cover.values(),
            SourceMapping.SameKey.values(),
            Value.OtherCodes.values(),
            CaseSystem.Cadence.values(),
            CaseSystem.SexBasis.values())
        .flatMap(Stream::of)
        .forEach(word -> words.add(word.toString().toLowerCase(Locale.ROOT).replace('_', '-')));
    assertThat(words).allMatch(word -> page.contains("`" + word + "`"), "stands on the page");
  }
}
