package uk.ragtime.command.erasure.release;

import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.command.dispatch.CommandMetadata;
import uk.ragtime.command.dispatch.Commands;
import uk.ragtime.command.store.DueErasures;

@Configuration(proxyBeanMethods = false)
class ReleaseConfiguration {
  @Bean
  DueErasures dueErasures(Commands commands) {
    return partnership ->
        commands.send(
            new ReleaseDeferred(partnership), CommandMetadata.ofPlatform(UUID.randomUUID()));
  }
}
