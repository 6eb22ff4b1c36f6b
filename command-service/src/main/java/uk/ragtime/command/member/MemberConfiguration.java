package uk.ragtime.command.member;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.command.store.InvitationSecret;

@Configuration(proxyBeanMethods = false)
class MemberConfiguration {
  @Bean
  InvitationCodes invitationCodes(InvitationSecret secret) {
    return new InvitationCodes(secret::value);
  }
}
