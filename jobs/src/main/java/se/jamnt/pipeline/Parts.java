package se.jamnt.pipeline;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import se.jamnt.configuration.Home;
import se.jamnt.database.Database;
import se.jamnt.database.Role;
import se.jamnt.disclosure.Auditing;
import se.jamnt.disclosure.Protection;
import se.jamnt.disclosure.ReleasedLineages;
import se.jamnt.disclosure.Revisions;
import se.jamnt.indicators.Computation;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.StrayRecords;
import se.jamnt.indicators.derived.Breaks;
import se.jamnt.indicators.derived.DerivedFigures;
import se.jamnt.ingest.Ingest;
import se.jamnt.ingest.identity.IdentityKey;
import se.jamnt.model.Clusters;
import se.jamnt.operations.PersonRecords;
import se.jamnt.publish.Drawing;
import se.jamnt.publish.Provenance;
import se.jamnt.publish.Publication;
import se.jamnt.publish.Publishing;
import se.jamnt.reports.PdfRenderer;
import se.jamnt.reports.ReportPlan;
import se.jamnt.reports.ReportTables;
import se.jamnt.reports.Reports;
import se.jamnt.reports.Yardsticks;

/**
 * The parts of a run, each with the connections of its own role. Spring Boot configures Batch and
 * its transactions, and nothing else: a run needs no web server.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  BatchJdbcAutoConfiguration.class,
  DataSourceTransactionManagerAutoConfiguration.class,
  TransactionAutoConfiguration.class
})
@Import(NightlyJob.class)
class Parts {

  @Bean
  DataSource whatRan(Database database) {
    return database.asOwner();
  }

  @Bean
  Steps steps(
      JobRepository repository,
      PlatformTransactionManager transactions,
      Database database,
      Progress progress) {
    return new Steps(repository, transactions, database, progress);
  }

  @Bean
  Ingestion ingestion(
      WholeConfiguration configuration,
      Home home,
      Database database,
      IdentityKey key,
      Requests requests,
      LocalDate today,
      Run run) {
    return new Ingestion(
        new Ingest(configuration.sources(), database.as(Role.LOADER), key, home.rejected(), today),
        requests.ingest(),
        run,
        new PersonRecords(database.as(Role.LOADER)));
  }

  @Bean
  Clusters clusters(WholeConfiguration configuration, Database database) {
    return new Clusters(configuration.chart(), ReleasedLineages.ever(database.as(Role.COMPUTER)));
  }

  @Bean
  Computation computation(
      WholeConfiguration configuration, Clusters clusters, Database database, Requests requests) {
    return new Computation(
        database.as(Role.COMPUTER),
        configuration.indicators(),
        clusters,
        configuration.systems(),
        configuration.sources().identityLinks(),
        configuration.settings().calendar(),
        configuration.definitions() + " " + SoftwareVersion.VERSION,
        requests.closing());
  }

  @Bean
  StrayRecords strayRecords(WholeConfiguration configuration, Database database) {
    return new StrayRecords(
        database.as(Role.COMPUTER), configuration.chart(), configuration.sources().identityLinks());
  }

  @Bean
  Protection protection(
      WholeConfiguration configuration, Clusters clusters, Database database, Requests requests) {
    return new Protection(
        database.as(Role.COMPUTER),
        configuration.indicators(),
        clusters,
        configuration.policy(),
        new DerivedFigures(
            configuration.indicators(),
            configuration.systems(),
            configuration.settings().calendar(),
            new Breaks(configuration.chart(), configuration.breaks()),
            new DerivedFigures.Decided(
                configuration.chart(), configuration.goals(), configuration.plan())),
        String.join(
            " ",
            configuration.comparisons(),
            new TreeMap<>(configuration.settings().calendar().baselines()).toString(),
            SoftwareVersion.VERSION),
        requests.closing(),
        requests.moment());
  }

  @Bean
  Revisions revisions(
      Clusters clusters, Database database, Computation computation, Protection protection) {
    return new Revisions(database.as(Role.COMPUTER), computation, protection, clusters);
  }

  @Bean
  ReleaseChanges releaseChanges(
      WholeConfiguration configuration, Database database, Requests requests) {
    return new ReleaseChanges(configuration, database, requests);
  }

  @Bean
  Auditing auditing(
      WholeConfiguration configuration, Clusters clusters, Database database, Requests requests) {
    return new Auditing(
        database.as(Role.COMPUTER),
        configuration.indicators(),
        clusters,
        configuration.policy(),
        requests.moment());
  }

  @Bean
  Publishing publishing(
      WholeConfiguration configuration,
      Clusters clusters,
      Home home,
      Database database,
      Computation computation,
      Requests requests) {
    return Publishing.of(
        database.as(Role.RENDERER),
        home.data(),
        configuration.reports(),
        tables ->
            new ReportPlan(
                configuration.reports(), configuration.chart(), tables, requests.drawn()),
        tables -> reports(configuration, tables),
        clusters,
        once(() -> PdfRenderer.compile(home.root())),
        provenance(configuration),
        Set.copyOf(configuration.settings().calendar().baselines().values()),
        requests.closing(),
        computation::standsForGood);
  }

  static Reports reports(WholeConfiguration configuration, ReportTables tables) {
    Reports reports =
        new Reports(
            configuration.reports(),
            configuration.indicators(),
            configuration.chart(),
            configuration.systems(),
            tables,
            configuration.phrases(),
            Yardsticks.of(
                configuration.goals(),
                new Breaks(configuration.chart(), configuration.breaks()),
                configuration.systems(),
                configuration.settings().calendar()),
            configuration.comments(),
            configuration.profiles());
    return configuration.policy().waiver().map(reports::unprotected).orElse(reports);
  }

  @Bean
  Drawing drawing(Publishing publishing) {
    return publishing.drawing();
  }

  @Bean
  Publication publication(Publishing publishing) {
    return publishing.publication();
  }

  /** What makes figures and pages. */
  static Map<String, String> software() {
    Map<String, String> software = new LinkedHashMap<>();
    software.put("name", "Jämnt");
    software.put("version", SoftwareVersion.VERSION);
    software.put("java", System.getProperty("java.runtime.version", ""));
    return software;
  }

  private static Provenance provenance(WholeConfiguration configuration) {
    Map<String, Integer> definitions = new TreeMap<>();
    for (IndicatorDefinition definition : configuration.indicators().definitions()) {
      definitions.put(definition.id(), definition.version());
    }
    Map<String, String> disclosure = new LinkedHashMap<>();
    disclosure.put("policy", configuration.policy().written());
    disclosure.put("policySha256", configuration.policy().fingerprint());
    disclosure.put(
        "protection",
        configuration
            .policy()
            .waiver()
            .map(waiver -> "none: for " + waiver.by() + " only, " + waiver.reason())
            .orElse(
                "no hidden count follows from what is published of a period and those it has days"
                    + " in common with, and from earlier releases; see docs/disclosure.md"));
    return new Provenance(
        definitions, configuration.config(), configuration.templates(), software(), disclosure);
  }

  /** Made when first asked for, and kept. */
  private static <T> Supplier<T> once(Supplier<T> making) {
    return new Supplier<>() {
      private @org.jspecify.annotations.Nullable T made;

      @Override
      public synchronized T get() {
        T ready = made;
        if (ready == null) {
          ready = making.get();
          made = ready;
        }
        return ready;
      }
    };
  }
}
