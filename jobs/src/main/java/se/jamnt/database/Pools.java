package se.jamnt.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** One connection pool per role, made when it is first asked for. */
final class Pools implements AutoCloseable {

  private static final int CONNECTIONS_PER_ROLE = 8;

  private final DatabaseAddress address;
  private final Access access;
  private final Map<Optional<Role>, HikariDataSource> pools = new HashMap<>();
  private boolean closed;

  Pools(DatabaseAddress address, Access access) {
    this.address = address;
    this.access = access;
  }

  /** The pool whose connections have taken on the role, or without one that of the user itself. */
  synchronized DataSource pool(Optional<Role> role) {
    if (closed) {
      throw new IllegalStateException("The database is closed");
    }
    return pools.computeIfAbsent(role, this::create);
  }

  private HikariDataSource create(Optional<Role> role) {
    HikariConfig configuration = new HikariConfig();
    configuration.setPoolName(role.map(Role::roleName).orElse("jamnt_owner"));
    configuration.setJdbcUrl(address.url());
    address.user().ifPresent(configuration::setUsername);
    address.password().ifPresent(configuration::setPassword);
    configuration.addDataSourceProperty("ApplicationName", configuration.getPoolName());
    configuration.addDataSourceProperty("tcpKeepAlive", "true");
    // no message, log or history of runs repeats the row in which PostgreSQL found a mistake
    configuration.addDataSourceProperty("logServerErrorDetail", "false");
    configuration.setMaximumPoolSize(CONNECTIONS_PER_ROLE);
    configuration.setMinimumIdle(0);
    configuration.setInitializationFailTimeout(-1);
    if (access == Access.READ_ONLY) {
      configuration.setReadOnly(true);
      // else a statement outside of a transaction could still write
      configuration.addDataSourceProperty("readOnlyMode", "always");
    }
    // compiling a statement costs more than our statements take
    String begin = "SET jit = off";
    configuration.setConnectionInitSql(
        role.map(taken -> begin + "; SET ROLE " + taken.roleName()).orElse(begin));
    return new HikariDataSource(configuration);
  }

  /** Ends every connection, also those in use: what they have not committed is rolled back. */
  @Override
  public synchronized void close() {
    closed = true;
    pools.values().forEach(HikariDataSource::close);
    pools.clear();
  }
}
