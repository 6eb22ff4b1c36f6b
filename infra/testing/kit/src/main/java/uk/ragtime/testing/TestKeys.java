package uk.ragtime.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * RSA keys of issuers that only tests know. A new one takes a second of processor time, so that the
 * first few are written down, for anybody to read, and those that are given back are used again. No
 * two at work are the same.
 */
public final class TestKeys {
  private static final int BITS = 2_048;

  private static final Queue<KeyPair> SPARE = new ConcurrentLinkedQueue<>(read());

  private TestKeys() {}

  /** A key that nobody else has. */
  public static KeyPair take() {
    KeyPair spare = SPARE.poll();
    return spare == null ? generate() : spare;
  }

  /** Lets others have a key with which nothing is signed and checked any more. */
  public static void giveBack(KeyPair key) {
    SPARE.add(key);
  }

  private static Queue<KeyPair> read() {
    Queue<KeyPair> keys = new ConcurrentLinkedQueue<>();
    try (InputStream file = TestKeys.class.getResourceAsStream("/keys/rsa.txt")) {
      new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(line -> pair(Base64.getDecoder().decode(line)))
          .forEach(keys::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return keys;
  }

  private static KeyPair pair(byte[] secret) {
    try {
      KeyFactory keys = KeyFactory.getInstance("RSA");
      var own = (RSAPrivateCrtKey) keys.generatePrivate(new PKCS8EncodedKeySpec(secret));
      return new KeyPair(
          keys.generatePublic(new RSAPublicKeySpec(own.getModulus(), own.getPublicExponent())),
          own);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair generate() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has RSA", e);
    }
  }
}
