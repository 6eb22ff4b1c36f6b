package uk.ragtime.portal.session;

import java.security.SecureRandom;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Sessions of Tomcat, of a portal that stands alone. They end with it. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnSessionDatabase.Absent.class)
class SessionsInMemory {
  private static final int KEY_BYTES = 32;

  @Bean
  SessionExclusion sessionExclusion() {
    return new MemoryExclusion();
  }

  @Bean
  MemoryEndings sessionEndings() {
    return new MemoryEndings();
  }

  /** They are where the portal is. */
  @Bean
  HealthIndicator sessionsHealthIndicator() {
    return () -> Health.up().build();
  }

  @Bean
  FormKey formKey() {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    SecretKeySpec key = new SecretKeySpec(bytes, "HmacSHA256");
    return () -> key;
  }
}
