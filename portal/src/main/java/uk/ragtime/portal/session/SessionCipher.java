package uk.ragtime.portal.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;

/**
 * Encrypts values of sessions by AES-256 in Galois/Counter Mode, under keys derived from the
 * configured secrets by HKDF. Without a secret values pass as they are.
 */
final class SessionCipher {
  private static final Logger log = LoggerFactory.getLogger(SessionCipher.class);

  private static final byte FORMAT = 1;
  private static final int KEY_BYTES = 32;

  /** The first one encrypts. */
  private final List<BytesEncryptor> keys;

  SessionCipher(SessionSecretSettings settings) {
    this.keys =
        Stream.of(settings.current(), settings.further())
            .flatMap(Optional::stream)
            .map(SessionCipher::encryptor)
            .toList();
    if (keys.isEmpty()) {
      log.warn("ragtime.portal.sessions.secret is not set: sessions are stored without encryption");
    }
  }

  private static BytesEncryptor encryptor(byte[] secret) {
    try {
      SecretKey key =
          KDF.getInstance("HKDF-SHA256")
              .deriveKey(
                  "AES",
                  HKDFParameterSpec.ofExtract()
                      .addIKM(secret)
                      .thenExpand("ragtime portal sessions 1".getBytes(US_ASCII), KEY_BYTES));
      return AesGcmBytesEncryptor.withSecretKey(key).build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK since 25 has HKDF with SHA-256", e);
    }
  }

  byte[] encrypt(byte[] value) {
    if (keys.isEmpty()) {
      return value;
    }
    byte[] encrypted = keys.getFirst().encrypt(value);
    byte[] all = new byte[encrypted.length + 1];
    all[0] = FORMAT;
    System.arraycopy(encrypted, 0, all, 1, encrypted.length);
    return all;
  }

  /** Empty if the value was encrypted under none of the secrets, not encrypted, or changed. */
  Optional<byte[]> decrypt(byte[] stored) {
    if (keys.isEmpty()) {
      return Optional.of(stored);
    }
    if (stored.length <= 1 || stored[0] != FORMAT) {
      return Optional.empty();
    }
    byte[] encrypted = Arrays.copyOfRange(stored, 1, stored.length);
    return keys.stream().flatMap(key -> decrypted(key, encrypted).stream()).findFirst();
  }

  private static Optional<byte[]> decrypted(BytesEncryptor key, byte[] encrypted) {
    try {
      return Optional.of(key.decrypt(encrypted));
    } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException _) {
      return Optional.empty();
    }
  }
}
