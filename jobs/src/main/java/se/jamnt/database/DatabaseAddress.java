package se.jamnt.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import se.jamnt.configuration.Home;

/**
 * Where a PostgreSQL database answers, and as whom.
 *
 * @param url as JDBC writes it, {@code jdbc:postgresql://host/database}
 * @param user empty: as the URL or the operating system says
 * @param password empty: as the URL or the server's rules say
 */
public record DatabaseAddress(String url, Optional<String> user, Optional<String> password) {

  private static final String PREFIX = "jdbc:postgresql:";
  private static final int CONNECT_SECONDS = 10;

  /**
   * The server that a home names, the environment before its configuration.
   *
   * @param configuredUrl {@code database: url:} of {@code jamnt.yml}
   * @param configuredUser {@code database: user:} of {@code jamnt.yml}
   * @return empty: the embedded server is to be used
   * @throws DatabaseException if the URL is not one of PostgreSQL
   */
  public static Optional<DatabaseAddress> of(
      Home home, Optional<String> configuredUrl, Optional<String> configuredUser) {
    Optional<String> url = home.variable("JAMNT_DB_URL").or(() -> configuredUrl);
    if (url.isPresent() && !url.get().startsWith(PREFIX)) {
      throw new DatabaseException(
          DatabaseException.Kind.SETTINGS,
          "The database URL (JAMNT_DB_URL, or database: url: in config/jamnt.yml) must look like"
              + " jdbc:postgresql://host:5432/jamnt, but it begins with \""
              + url.get().replaceFirst("[/@?].*", "")
              + "\".");
    }
    return url.map(
        found ->
            new DatabaseAddress(
                found,
                home.variable("JAMNT_DB_USER").or(() -> configuredUser),
                home.variable("JAMNT_DB_PASSWORD")));
  }

  /** A connection outside of any pool, as the user itself. */
  Connection connect() throws SQLException {
    Properties properties = new Properties();
    user.ifPresent(name -> properties.setProperty("user", name));
    password.ifPresent(secret -> properties.setProperty("password", secret));
    properties.setProperty("ApplicationName", "jamnt");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
    properties.setProperty("loginTimeout", Integer.toString(CONNECT_SECONDS));
    return DriverManager.getConnection(url, properties);
  }

  /** The URL without what stands behind its question mark, where a password may be. */
  String shown() {
    return url.replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//");
  }

  @Override
  public String toString() {
    return shown();
  }
}
