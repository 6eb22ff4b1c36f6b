package uk.ragtime.command.relay;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.command.store.AppendListener;
import uk.ragtime.worker.WakeSignal;

@Configuration(proxyBeanMethods = false)
class RelayConfiguration {
  private final WakeSignal recorded = new WakeSignal();

  @Bean
  AppendListener wakeRelay() {
    return recorded::give;
  }

  @Bean(destroyMethod = "close")
  RelayStore relayStore(
      DataSourceProperties database, RelaySettings settings, MeterRegistry meters) {
    return new RelayStore(database.determineUrl(), settings, Relay.LEASE, meters);
  }

  @Bean
  Relay relay(RelayStore store, KafkaSettings kafka, RelaySettings settings, MeterRegistry meters) {
    return new Relay(store, kafka, meters, recorded, settings);
  }

  @Bean("relayLag")
  LagMeter lagMeter(RelayStore store, Relay relay, MeterRegistry meters) {
    return new LagMeter(store.leases(), relay.holder(), meters);
  }
}
