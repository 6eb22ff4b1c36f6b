package uk.ragtime.command.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.database.ConnectionPools;
import uk.ragtime.database.ReleasedSchema;
import uk.ragtime.identity.IdentitySettings;
import uk.ragtime.kernel.seal.InstallationSecret;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class StoreConfiguration {
  @Bean
  ReleasedSchema releasedSchema(
      @Value("${spring.flyway.locations:classpath:db/migration}") List<String> migrations) {
    return new ReleasedSchema(
        "select part, version, oldest_release from store.schema_version()",
        Map.of("store", ReleasedSchema.latest(migrations)));
  }

  @Bean
  StoreReader storeReader(DataSource dataSource) {
    return new StoreReader(dataSource);
  }

  @Bean
  OriginalAnswers originalAnswers(DataSource dataSource) {
    return new OriginalAnswers(dataSource);
  }

  @Bean
  WrittenTexts writtenTexts(DataSource dataSource) {
    return new WrittenTexts(dataSource);
  }

  @Bean
  InvitationSecret invitationSecret(DataSource dataSource) {
    return new InvitationSecret(dataSource);
  }

  @Bean
  InstallationSecret installationSecret(IdentitySettings settings) {
    return settings.installationSecret();
  }

  @Bean("installation")
  InstallationCheck installationCheck(DataSource dataSource, InstallationSecret secret) {
    return new InstallationCheck(dataSource, secret);
  }

  @Bean
  UnrecordedErasures unrecordedErasures(DataSource dataSource) {
    return new UnrecordedErasures(dataSource);
  }

  @Bean
  PeopleCache peopleCache(StoreReader reader) {
    return new PeopleCache(reader);
  }

  @Bean
  StateCache stateCache(StoreReader reader, MeterRegistry meters) {
    return new StateCache(reader, meters);
  }

  @Bean(destroyMethod = "close")
  GroupCommit groupCommit(
      AppendConnection connection, AppendListener listener, MeterRegistry meters) {
    return new GroupCommit(connection.dataSource(), listener, meters);
  }

  @Bean(destroyMethod = "close")
  AppendConnection appendConnection(
      HikariDataSource readers, ConnectionPools pools, MeterRegistry meters) {
    HikariConfig config = new HikariConfig();
    readers.copyStateTo(config);
    config.setPoolName("append");
    config.setMaximumPoolSize(1);
    config.setMinimumIdle(1);
    config.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
    return new AppendConnection(pools.open(config));
  }

  /** The single connection that groups are written through, so that readers never delay it. */
  record AppendConnection(HikariDataSource dataSource) {
    void close() {
      dataSource.close();
    }
  }
}
