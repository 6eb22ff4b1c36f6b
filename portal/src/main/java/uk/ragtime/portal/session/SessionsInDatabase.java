package uk.ragtime.portal.session;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions in PostgreSQL, which every portal of an installation serves. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnSessionDatabase.class)
@EnableSpringHttpSession
class SessionsInDatabase {
  /** A request reads its session by one statement, and writes it by one or two. */
  private static final int CONNECTIONS = 10;

  /** Renewals of tokens at once: each holds two connections. */
  private static final int RENEWALS = 4;

  /** Longer than any statement should wait; then the visitor is told to come again. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

  /** Before the sessions' own filter, behind the one of the public address. */
  private static final int BEFORE_SESSIONS = SessionRepositoryFilter.DEFAULT_ORDER - 1;

  @Bean(destroyMethod = "close")
  HikariDataSource sessionDatabase(
      SessionDatabaseSettings settings, ObjectProvider<MeterRegistry> meters) {
    SessionMigration.run(settings);
    HikariConfig config = new HikariConfig();
    config.setPoolName("sessions");
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.username());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(LONGEST_WAIT.toMillis());
    // The portal starts, and says that it is not ready, while PostgreSQL is away.
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("ApplicationName", "ragtime-portal");
    config.addDataSourceProperty("connectTimeout", "5");
    config.addDataSourceProperty("socketTimeout", "30");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    meters.ifAvailable(config::setMetricRegistry);
    return new HikariDataSource(config);
  }

  @Bean
  JdbcIndexedSessionRepository sessionRepository(
      HikariDataSource database,
      SessionSecretSettings secrets,
      @Value("${server.servlet.session.timeout}") Duration longestInactivity) {
    JdbcIndexedSessionRepository sessions =
        new JdbcIndexedSessionRepository(new JdbcTemplate(database), newTransactions(database));
    sessions.setTableName(SessionMigration.SCHEMA + ".session");
    sessions.setDefaultMaxInactiveInterval(longestInactivity);
    sessions.setConversionService(SessionValueConversion.service(new SessionCipher(secrets)));
    return sessions;
  }

  /** Sessions of requests. */
  @Bean
  @Primary
  SpacedAccesses<?> spacedAccesses(JdbcIndexedSessionRepository sessions) {
    return new SpacedAccesses<>(sessions);
  }

  private static TransactionTemplate newTransactions(HikariDataSource database) {
    TransactionTemplate transactions =
        new TransactionTemplate(new JdbcTransactionManager(database));
    transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return transactions;
  }

  @Bean
  SessionExclusion sessionExclusion(
      JdbcIndexedSessionRepository sessions, HikariDataSource database) {
    return new DatabaseExclusion(
        sessions,
        new JdbcTemplate(database),
        new TransactionTemplate(new JdbcTransactionManager(database)),
        RENEWALS);
  }

  @Bean
  SessionEndings sessionEndings(HikariDataSource database) {
    return new DatabaseEndings(new JdbcTemplate(database));
  }

  @Bean
  SessionsHealth sessionsHealthIndicator(HikariDataSource database) {
    return new SessionsHealth(new JdbcTemplate(database));
  }

  /** Read when the first form is shown: the portal starts while the database is away. */
  @Bean
  FormKey formKey(HikariDataSource database) {
    JdbcTemplate jdbc = new JdbcTemplate(database);
    AtomicReference<SecretKey> known = new AtomicReference<>();
    return () -> {
      SecretKey key = known.get();
      if (key == null) {
        byte[] bytes = jdbc.queryForObject("select key from portal.form_key", byte[].class);
        key = new SecretKeySpec(bytes, "HmacSHA256");
        known.set(key);
      }
      return key;
    };
  }

  @Bean
  CookieSerializer sessionCookie(@Value("${server.servlet.session.cookie.name}") String name) {
    DefaultCookieSerializer cookie = new DefaultCookieSerializer();
    cookie.setCookieName(name);
    cookie.setUseHttpOnlyCookie(true);
    cookie.setSameSite("Lax");
    return cookie;
  }

  /** Error pages know the visitor as well. */
  @Bean
  FilterRegistrationBean<SessionRepositoryFilter<?>> sessionsOfRequests(
      SessionRepositoryFilter<?> filter) {
    FilterRegistrationBean<SessionRepositoryFilter<?>> registration =
        new FilterRegistrationBean<>(filter);
    registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
    registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
    return registration;
  }

  @Bean
  FilterRegistrationBean<SessionsAwayFilter> sessionsAway(
      @Value("${server.servlet.session.cookie.name}") String cookie) {
    FilterRegistrationBean<SessionsAwayFilter> registration =
        new FilterRegistrationBean<>(new SessionsAwayFilter(cookie));
    registration.setOrder(BEFORE_SESSIONS);
    registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
    return registration;
  }
}
