package uk.ragtime.portal.access;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.pem.PemContent;
import uk.ragtime.server.settings.Setting;

/** The private key by which the portal proves to the issuer who it is (RFC 7523). */
final class ClientKey {

  private static final Logger log = LoggerFactory.getLogger(ClientKey.class);

  private ClientKey() {}

  /**
   * Reads a PEM file: a private key, RSA or EC, and its certificate, which an EC key needs.
   *
   * @throws IllegalArgumentException if it cannot be read, or holds no such key
   */
  static JWK read(Path file, @Nullable String id) {
    try {
      String pem = Files.readString(file);
      PrivateKey secret = PemContent.of(pem).getPrivateKey();
      if (secret == null) {
        throw new IllegalArgumentException("it holds no private key");
      }
      return pem.contains("BEGIN CERTIFICATE")
          ? certified(secret, PemContent.of(pem).getCertificates(), id)
          : key(secret, publicKey(secret), id, null);
    } catch (IOException
        | GeneralSecurityException
        | IllegalArgumentException
        | IllegalStateException e) {
      Setting setting = new Setting("ragtime.portal.client-key");
      log.debug("The client's key cannot be used", e);
      throw setting.refused(
          "cannot be used: " + file + ": " + e.getMessage(),
          "Set %s to a PEM file with an unencrypted PKCS #8 key, as docs/SIGN-IN.md describes."
              .formatted(setting.variable()));
    }
  }

  private static JWK certified(
      PrivateKey secret, List<X509Certificate> certificates, @Nullable String id)
      throws GeneralSecurityException {
    X509Certificate certificate = certificates.getFirst();
    byte[] thumbprint = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    return key(secret, certificate.getPublicKey(), id, Base64URL.encode(thumbprint));
  }

  private static JWK key(
      PrivateKey secret, PublicKey open, @Nullable String id, @Nullable Base64URL thumbprint) {
    return switch (open) {
      case RSAPublicKey rsa ->
          new RSAKey.Builder(rsa)
              .privateKey(secret)
              .keyID(id)
              .keyUse(KeyUse.SIGNATURE)
              .x509CertSHA256Thumbprint(thumbprint)
              .build();
      case ECPublicKey ec ->
          new ECKey.Builder(Curve.forECParameterSpec(ec.getParams()), ec)
              .privateKey(secret)
              .keyID(id)
              .keyUse(KeyUse.SIGNATURE)
              .x509CertSHA256Thumbprint(thumbprint)
              .build();
      default -> throw new IllegalArgumentException("neither RSA nor EC: " + open.getAlgorithm());
    };
  }

  private static PublicKey publicKey(PrivateKey secret) throws GeneralSecurityException {
    if (secret instanceof RSAPrivateCrtKey rsa) {
      return KeyFactory.getInstance("RSA")
          .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
    }
    throw new IllegalArgumentException("a key that is not RSA needs its certificate beside it");
  }
}
