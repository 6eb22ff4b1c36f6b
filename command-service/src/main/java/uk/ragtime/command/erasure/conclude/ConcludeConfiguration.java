package uk.ragtime.command.erasure.conclude;

import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.command.dispatch.CommandMetadata;
import uk.ragtime.command.dispatch.Commands;
import uk.ragtime.command.store.ErasureConclusions;

@Configuration(proxyBeanMethods = false)
class ConcludeConfiguration {
  @Bean
  ErasureConclusions erasureConclusions(Commands commands) {
    return (partnership, outcome) ->
        commands.send(
            new ConcludeErasure(partnership, outcome),
            CommandMetadata.ofPlatform(UUID.randomUUID()));
  }
}
