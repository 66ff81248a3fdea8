package se.jamnt.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.jamnt.configuration.OrganisationFile;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.database.Role;
import se.jamnt.database.TestDatabase;
import se.jamnt.indicators.Computation;
import se.jamnt.indicators.IndicatorCatalog;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.ShippedCatalog;
import se.jamnt.ingest.Part;
import se.jamnt.ingest.SourceCatalogue;
import se.jamnt.ingest.SourceMapping;
import se.jamnt.model.CaseSystem;
import se.jamnt.model.CaseSystem.Cadence;
import se.jamnt.model.Clusters;
import se.jamnt.model.CodeList;
import se.jamnt.model.Period;
import se.jamnt.model.PeriodCalendar;

/** The whole catalogue for one tertial, against one grouped count of the same facts. */
@Tag("compute")
class ComputeBench {

  static final Period TERTIAL = Period.parse("2013-T1");
  private static final int ROUNDS = Integer.getInteger("jamnt.bench.rounds", 3);
  private static final int LARGEST = Integer.getInteger("jamnt.bench.rows", 1_000_000);

  /** Both in one statement, so that the server may do with them what it likes. */
  static final String SCAN =
      """
      select unit, sex, count(*)
      from (select unit, sex from facts.episode union all select unit, sex from facts.event) fact
      group by unit, sex
      """;

  private final IndicatorCatalog catalog = ShippedCatalog.read();
  private final SourceCatalogue sources = sources();

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3, 1})
  void theCatalogueForATertial(double part) {
    int episodes = (int) Math.round(part * LARGEST);
    try (TestDatabase database = TestDatabase.create()) {
      LargeCounty.fill(database.asOwner(), codes(), fields(), episodes);
      JdbcClient reader = JdbcClient.create(database.as(Role.EVALUATOR));
      Computation computation = computation(database.as(Role.COMPUTER));
      List<Double> scans = new ArrayList<>();
      List<Double> tertials = new ArrayList<>();
      int figures = 0;
      for (int round = 0; round < ROUNDS; round++) {
        scans.add(seconds(() -> reader.sql(SCAN).query().listOfRows()));
        Computation.Due due =
            computation.due(TERTIAL).stream()
                .filter(one -> one.period().equals(TERTIAL))
                .findFirst()
                .orElseThrow();
        long begin = System.nanoTime();
        figures = computation.compute(due, "bench");
        tertials.add((System.nanoTime() - begin) / 1e9);
      }
      assertEveryIndicatorCounts(reader);
      System.out.printf(
          Locale.ROOT,
          "%d episodes: scan %.2f s, tertial %.2f s, %d figures, peak heap %.0f MB%n",
          episodes,
          median(scans),
          median(tertials),
          figures,
          peakHeap() / 1e6);
      System.out.printf(
          Locale.ROOT,
          "bench compute tertial%s %.2f x-scan%n",
          part == 1 ? "" : "-at-" + part + "m",
          median(tertials) / median(scans));
    }
  }

  /** But those that are made from the others' figures, after protection. */
  private void assertEveryIndicatorCounts(JdbcClient reader) {
    Set<String> counted =
        new TreeSet<>(
            reader
                .sql("select distinct indicator from results.figure where base > 0")
                .query(String.class)
                .list());
    assertThat(counted)
        .containsExactlyInAnyOrderElementsOf(
            catalog.definitions().stream()
                .filter(one -> !one.isAboutIndicators())
                .map(IndicatorDefinition::id)
                .toList());
  }

  Computation computation(DataSource computer) {
    return new Computation(
        computer,
        catalog,
        new Clusters(LargeCounty.chart()),
        systems(),
        List.of(LargeCounty.LINKS),
        new PeriodCalendar(List.of(Period.Kind.TERTIAL), List.of(), List.of()),
        "bench",
        Optional.empty());
  }

  /** As shipped, but that each has figures for a tertial, so that every indicator is counted. */
  private Map<String, CaseSystem> systems() {
    Map<String, CaseSystem> systems = new TreeMap<>();
    sources
        .systems()
        .forEach(
            (id, system) ->
                systems.put(
                    id,
                    new CaseSystem(
                        id,
                        system.name(),
                        Cadence.MONTHLY,
                        system.sexBasis(),
                        system.estimated(),
                        system.supplements(),
                        system.sexRecordedFrom())));
    return systems;
  }

  Map<String, CodeList> codes() {
    Map<String, CodeList> codes = new TreeMap<>();
    catalog
        .fields()
        .ids()
        .forEach(field -> catalog.fields().codes(field).ifPresent(list -> codes.put(field, list)));
    return codes;
  }

  Map<String, List<String>> fields() {
    Map<String, List<String>> fields = new TreeMap<>();
    for (SourceMapping mapping : sources.all()) {
      fields.put(
          mapping.id(), mapping.parts().get(0).fields().stream().map(Part.Field::id).toList());
    }
    return fields;
  }

  private static SourceCatalogue sources() {
    Problems problems = new Problems();
    Vocabulary vocabulary = Vocabulary.read(ShippedCatalog.ROOT, problems);
    SourceCatalogue sources =
        SourceCatalogue.read(
            ShippedCatalog.ROOT,
            OrganisationFile.read(
                ShippedCatalog.ROOT, SourceCatalogue.ids(ShippedCatalog.ROOT), problems),
            vocabulary,
            problems);
    problems.throwIfAny();
    return sources;
  }

  static double seconds(Runnable work) {
    long begin = System.nanoTime();
    work.run();
    return (System.nanoTime() - begin) / 1e9;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  static double peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
