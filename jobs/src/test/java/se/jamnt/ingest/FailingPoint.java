package se.jamnt.ingest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections that count what is asked of them, so that something can happen at one point of a
 * night: just before that call, or while it is answered.
 */
final class FailingPoint extends DelegatingDataSource {

  private final int point;
  private final int delayMicros;
  private final Runnable happening;
  private final Thread happens;
  private int calls;

  /**
   * A point.
   *
   * @param point the number of the call, from 1; 0 for none
   * @param delayMicros how long after the call has begun; 0 for just before it
   * @param happening what happens there
   */
  FailingPoint(DataSource loader, int point, int delayMicros, Runnable happening) {
    super(loader);
    this.point = point;
    this.delayMicros = delayMicros;
    this.happening = happening;
    this.happens = new Thread(this::happenLater, "happening");
  }

  private void happenLater() {
    try {
      Thread.sleep(delayMicros / 1000, delayMicros % 1000 * 1000);
      happening.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The calls so far. */
  int calls() {
    return calls;
  }

  /** Waits until it has happened, where it was to happen. */
  void awaitHappening() throws InterruptedException {
    happens.join();
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            FailingPoint.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              count();
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }

  private void count() {
    if (++calls == point) {
      if (delayMicros == 0) {
        happening.run();
      } else {
        happens.start();
      }
    }
  }
}
