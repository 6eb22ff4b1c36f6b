package uk.ragtime.query.support;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.query.access.Member;
import uk.ragtime.query.access.Memberships;
import uk.ragtime.query.tenancy.Tenant;

/**
 * Removes the service's own lock: everybody is a member of every partnership in every role, and the
 * predicate that each query carries is true of every row. Not a component, so that only tests that
 * name it use it.
 */
public final class ApplicationLockRemoved {
  private static final Pattern PREDICATE = Pattern.compile("((?:\\w+\\.)?partnership) = \\?");

  private static final AtomicInteger lost = new AtomicInteger();

  /** Number of predicates removed since the last call. */
  public static int predicatesLost() {
    return lost.getAndSet(0);
  }

  @Bean
  @Primary
  Memberships everybodyIsAMember() {
    return new Memberships() {
      @Override
      public Optional<Member> find(Tenant tenant, Lookup lookup, Instant now) {
        return anybody();
      }

      @Override
      public Optional<Member> first(List<Optional<Member>> rows) {
        return anybody();
      }

      private Optional<Member> anybody() {
        return Optional.of(
            new Member(TestPersons.handle("anybody"), EnumSet.allOf(Role.class), Set.of()));
      }
    };
  }

  @Bean
  static BeanPostProcessor queriesLoseTheirPredicate() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource pool ? new WithoutPredicates(pool) : bean;
      }
    };
  }

  /** A pool like the service's own, for parts of the service ask for one. */
  private static final class WithoutPredicates extends HikariDataSource {
    WithoutPredicates(HikariDataSource pool) {
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
                if (method.getName().equals("prepareStatement") && given != null) {
                  given[0] = withoutPredicate((String) given[0]);
                }
                try {
                  return method.invoke(connection, given);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }
  }

  /** Keeps the statements that set the scope: they belong to the other lock. */
  private static String withoutPredicate(String sql) {
    if (sql.contains("set_config")) {
      return sql;
    }
    Matcher predicate = PREDICATE.matcher(sql);
    if (!predicate.find()) {
      return sql;
    }
    lost.incrementAndGet();
    return predicate.replaceAll("($1 = ? or true)");
  }
}
