package uk.ragtime.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * RSA keys of issuers that only tests know. A new one takes a second of processor time, so that
 * those which were made are kept beside the test kit's own classes, for the JVMs that come after,
 * and those that are given back are used again. No two at work in one JVM are the same.
 */
public final class TestKeys {
  private static final int BITS = 2_048;

  private static final Path FILE = besideTheTestKit();

  private static final Queue<KeyPair> SPARE = new ConcurrentLinkedQueue<>(read());

  private TestKeys() {}

  /** A key that nobody else has. */
  public static KeyPair take() {
    KeyPair spare = SPARE.poll();
    if (spare != null) {
      return spare;
    }
    KeyPair made = generate();
    keep(made);
    return made;
  }

  /** Lets others have a key with which nothing is signed and checked any more. */
  public static void giveBack(KeyPair key) {
    SPARE.add(key);
  }

  private static Path besideTheTestKit() {
    try {
      return Path.of(TestKeys.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .resolveSibling("test-keys");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<KeyPair> read() {
    try {
      return Files.exists(FILE)
          ? Files.readAllLines(FILE, StandardCharsets.US_ASCII).stream()
              .map(line -> pair(Base64.getDecoder().decode(line)))
              .toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One write of a line, so that JVMs which keep keys at once keep whole ones. */
  private static void keep(KeyPair key) {
    String line = Base64.getEncoder().encodeToString(key.getPrivate().getEncoded()) + "\n";
    try {
      Files.write(
          FILE,
          line.getBytes(StandardCharsets.US_ASCII),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
