package se.jamnt.operations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.BatchJobLauncherAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Health and metrics for this machine only: {@code /actuator/health} and {@code
 * /actuator/prometheus}.
 */
public final class HealthPort implements AutoCloseable {

  private static final int ANSWER_SECONDS = 5;

  private final ConfigurableApplicationContext context;

  private HealthPort(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Spring Boot's actuator and a web server, and nothing else of it. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration(
      exclude = {BatchAutoConfiguration.class, BatchJobLauncherAutoConfiguration.class},
      excludeName = {
        "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
        "org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration",
        "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
      })
  static class Parts {}

  /**
   * Opens the port.
   *
   * @param port 0 for any that is free
   * @param due when each run is due next
   */
  public static HealthPort open(
      int port, DataSource owner, RunMetrics metrics, Supplier<Map<String, String>> due) {
    return new HealthPort(
        new SpringApplicationBuilder(Parts.class)
            .web(WebApplicationType.SERVLET)
            .bannerMode(Banner.Mode.OFF)
            .logStartupInfo(false)
            .registerShutdownHook(false)
            .properties(
                Map.of(
                    "server.address", "127.0.0.1",
                    "server.port", String.valueOf(port),
                    "spring.flyway.enabled", "false",
                    "spring.jmx.enabled", "false",
                    "management.endpoints.web.exposure.include", "health,prometheus",
                    "management.endpoint.health.show-details", "always",
                    "management.metrics.tags.application", "jamnt"))
            .initializers(
                given -> {
                  GenericApplicationContext parts = (GenericApplicationContext) given;
                  parts.registerBean(RunMetrics.class, () -> metrics);
                  parts.registerBean(
                      "runs", HealthIndicator.class, () -> () -> health(owner, metrics, due.get()));
                })
            .run());
  }

  private static Health health(DataSource owner, RunMetrics metrics, Map<String, String> due) {
    boolean answers = answers(owner);
    Health.Builder health = answers && metrics.isHealthy() ? Health.up() : Health.down();
    return health
        .withDetail("database", answers ? "answers" : "does not answer")
        .withDetail("running", metrics.running().orElse("nothing"))
        .withDetail("lastEnded", metrics.lastOutcomes())
        .withDetail("due", due)
        .build();
  }

  /** Whether a connection can be had. */
  public static boolean answers(DataSource owner) {
    try (Connection connection = owner.getConnection()) {
      return connection.isValid(ANSWER_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }

  /** The port that it listens on. */
  public int port() {
    if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
      return web.getWebServer().getPort();
    }
    throw new IllegalStateException("the health port is not open");
  }

  @Override
  public void close() {
    context.close();
  }
}
