package uk.ragtime.command.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.command.dispatch.AccessGuard;
import uk.ragtime.command.member.Members;
import uk.ragtime.kernel.StreamId;

/** Authorizes commands by the partnership's own members. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
  @Bean
  AccessGuard accessGuard() {
    return (reading, principal, need, now) ->
        AccessPolicy.authorize(
            reading.read(StreamId.MEMBERS, Members.streamType()),
            reading.people(),
            principal,
            need,
            now);
  }
}
