package uk.ragtime.command.relay;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.command.store.AppendListener;
import uk.ragtime.command.store.DueErasures;
import uk.ragtime.command.store.ErasureConclusions;
import uk.ragtime.command.store.UnrecordedErasures;
import uk.ragtime.database.ConnectionPools;
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
      DataSourceProperties database,
      RelaySettings settings,
      ConnectionPools pools,
      MeterRegistry meters) {
    String url = Objects.requireNonNullElseGet(settings.url(), database::determineUrl);
    return new RelayStore(url, settings, Relay.LEASE, pools, meters);
  }

  @Bean
  Relay relay(
      RelayStore store,
      KafkaSettings kafka,
      RelaySettings settings,
      MeterRegistry meters,
      DueErasures due,
      ErasureConclusions conclusions,
      UnrecordedErasures unrecorded) {
    return new Relay(store, kafka, meters, recorded, settings, due, conclusions, unrecorded);
  }

  @Bean("relayLag")
  LagMeter lagMeter(RelayStore store, Relay relay, MeterRegistry meters) {
    return new LagMeter(store.leases(), relay.holder(), store.login(), meters);
  }
}
