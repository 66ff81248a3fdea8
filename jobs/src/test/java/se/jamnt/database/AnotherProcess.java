package se.jamnt.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import se.jamnt.configuration.Home;

/** A Java process that opens a home's database as a run does, and stays until it is killed. */
final class AnotherProcess implements AutoCloseable {

  private static final String OPEN = "open";

  private final Process process;
  private final BufferedReader output;

  private AnotherProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static AnotherProcess start(Path home) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            "setsid",
            java,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            AnotherProcess.class.getName(),
            home.toString());
    return new AnotherProcess(builder.redirectErrorStream(true).start());
  }

  /** Waits until the other process has its database open. */
  AnotherProcess awaitOpen() throws IOException {
    StringBuilder said = new StringBuilder();
    for (@Nullable String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals(OPEN)) {
        return this;
      }
      said.append(line).append('\n');
    }
    throw new IllegalStateException("The other process ended: " + said);
  }

  long pid() {
    return process.pid();
  }

  /** kill -9 of the Java process alone, as the kernel does when memory is short. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(10, TimeUnit.SECONDS);
  }

  /** kill -9 of the whole process group, as a shell or a scheduler does. */
  void killGroup() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-9", "--", "-" + process.pid()).inheritIO().start().waitFor();
    process.waitFor(10, TimeUnit.SECONDS);
  }

  /** An ordinary request to end, as at Ctrl-C or at the machine's shutdown. */
  void terminate() throws InterruptedException {
    process.destroy();
    process.waitFor(30, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Opens the home's database, commits one row, leaves another uncommitted, and stays. */
  public static void main(String[] arguments) throws SQLException, InterruptedException {
    Home home = new Home(Path.of(arguments[0]), Map.of());
    try (Database database =
            Database.open(home, Optional.empty(), Optional.empty(), Access.EXCLUSIVE);
        Connection connection = database.asOwner().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "CREATE TABLE IF NOT EXISTS facts.probe (v text)",
              "INSERT INTO facts.probe VALUES ('committed')")) {
        statement.execute(sql);
      }
      connection.setAutoCommit(false);
      statement.execute("INSERT INTO facts.probe VALUES ('never committed')");
      System.out.println(OPEN);
      Thread.sleep(TimeUnit.MINUTES.toMillis(5));
    }
  }
}
