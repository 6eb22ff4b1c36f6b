package uk.ragtime.query.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import uk.ragtime.identity.IdentitySettings;
import uk.ragtime.kernel.seal.InstallationSecret;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.web.Caller;

/** Derives the lookup by which a caller's memberships are found. */
@Component
@EnableConfigurationProperties(IdentitySettings.class)
public final class SignIns {
  private static final Logger log = LoggerFactory.getLogger(SignIns.class);

  private final InstallationSecret secret;

  SignIns(IdentitySettings settings) {
    secret = settings.installationSecret();
    log.info("looks sign-ins up under the secret {}; command-service logs the same", secret.id());
  }

  public Lookup of(Caller caller) {
    return Lookup.of(secret, caller.issuer(), caller.subject());
  }
}
