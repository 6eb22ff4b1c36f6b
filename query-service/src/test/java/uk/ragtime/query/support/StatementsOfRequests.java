package uk.ragtime.query.support;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;

/**
 * Writes down the statements that requests prepare, and none of the projector's. Not a component,
 * so that only a test that names it has it.
 */
public final class StatementsOfRequests {
  private static final String REQUEST_THREAD = "tomcat-handler-";

  private static final List<String> statements = new CopyOnWriteArrayList<>();

  public static void forget() {
    statements.clear();
  }

  /** Those since they were forgotten, in order. */
  public static List<String> all() {
    return List.copyOf(statements);
  }

  @Bean
  static BeanPostProcessor statementsAreWrittenDown() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource pool ? new WrittenDown(pool) : bean;
      }
    };
  }

  /** A pool like the service's own, for parts of the service ask for one. */
  private static final class WrittenDown extends HikariDataSource {
    WrittenDown(HikariDataSource pool) {
      pool.copyStateTo(this);
    }

    @Override
    public Connection getConnection() throws SQLException {
      Connection connection = super.getConnection();
      return (Connection)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Connection.class},
              (_, method, given) -> {
                if (method.getName().equals("prepareStatement")
                    && given != null
                    && Thread.currentThread().getName().startsWith(REQUEST_THREAD)) {
                  statements.add((String) given[0]);
                }
                try {
                  return method.invoke(connection, given);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }
  }
}
