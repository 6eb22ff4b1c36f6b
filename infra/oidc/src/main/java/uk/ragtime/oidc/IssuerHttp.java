package uk.ragtime.oidc;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.URI;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Reads documents of an issuer. Requests wait meanwhile, so it gives up soon. */
public final class IssuerHttp {
  private static final int CONNECT_MILLIS = 2_000;
  private static final int READ_MILLIS = 2_000;

  /** Several times the largest key sets of well-known issuers. */
  private static final int MAX_BYTES = 128 * 1024;

  private final DefaultResourceRetriever retriever;

  private IssuerHttp(@Nullable SSLSocketFactory tls) {
    this.retriever =
        new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MAX_BYTES, true, tls);
  }

  /** Trusts the authorities that the JVM trusts. */
  public static IssuerHttp standard() {
    return new IssuerHttp(null);
  }

  /** Trusts as the sockets do, such as a private authority. */
  public static IssuerHttp with(SSLSocketFactory tls) {
    return new IssuerHttp(tls);
  }

  String read(URI address) throws IOException {
    return retriever.retrieveResource(address.toURL()).getContent();
  }
}
