package uk.ragtime.server.tls;

import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.NestedExceptionUtils;
import uk.ragtime.server.settings.InvalidSettingException;
import uk.ragtime.server.settings.Setting;

/** The private authority of the issuer's certificate: Spring's SSL bundle {@code issuer}. */
public final class IssuerAuthority {
  private static final String BUNDLE = "issuer";

  private static final Setting CERTIFICATE =
      new Setting("spring.ssl.bundle.pem.issuer.truststore.certificate");

  private IssuerAuthority() {}

  /**
   * The context of connections to the issuer; empty where no authority is set.
   *
   * @throws InvalidSettingException if the certificate cannot be read
   */
  public static Optional<SSLContext> context(@Nullable SslBundles bundles) {
    if (bundles == null || !bundles.getBundleNames().contains(BUNDLE)) {
      return Optional.empty();
    }
    try {
      return Optional.of(bundles.getBundle(BUNDLE).createSslContext());
    } catch (IllegalStateException e) {
      throw CERTIFICATE.refused(
          "cannot be used: " + NestedExceptionUtils.getMostSpecificCause(e).getMessage(),
          "Set %s to file: and the path of a PEM file with the authority's certificate, as docs/SIGN-IN.md describes."
              .formatted(CERTIFICATE.variable()));
    }
  }
}
