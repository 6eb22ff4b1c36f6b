package uk.ragtime.testing;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * RSA key of an issuer that only tests know. To those who verify it is like any other of 2,048
 * bits. Its modulus has sixteen primes in place of two, which makes it worthless as a secret, and
 * signing with it twenty times as quick: BigInteger is slow without the optimizing compiler.
 */
public final class TestKey {
  private static final int BITS = 2_048;
  private static final int PRIMES = 16;
  private static final BigInteger EXPONENT = RSAKeyGenParameterSpec.F4;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** RFC 8017, section 9.2: a SHA-256 digest follows. */
  private static final byte[] DIGEST_INFO =
      HexFormat.of().parseHex("3031300d060960864801650304020105000420");

  private final BigInteger modulus;
  private final List<Factor> factors;

  /**
   * A prime of the modulus.
   *
   * @param exponent for signing, modulo this prime
   * @param share 1 modulo this prime, and 0 modulo each other
   */
  private record Factor(BigInteger prime, BigInteger exponent, BigInteger share) {
    static Factor of(BigInteger prime, BigInteger modulus) {
      BigInteger others = modulus.divide(prime);
      return new Factor(
          prime,
          EXPONENT.modInverse(prime.subtract(BigInteger.ONE)),
          others.multiply(others.modInverse(prime)));
    }

    BigInteger part(BigInteger message) {
      return message.mod(prime).modPow(exponent, prime).multiply(share);
    }
  }

  private TestKey(List<BigInteger> primes) {
    this.modulus = primes.stream().reduce(BigInteger.ONE, BigInteger::multiply);
    this.factors = primes.stream().map(prime -> Factor.of(prime, modulus)).toList();
  }

  /** A key that nobody else has. */
  public static TestKey make() {
    return new TestKey(Stream.generate(TestKey::prime).distinct().limit(PRIMES).toList());
  }

  /** Near the most that its bits allow, so that the modulus has all of its own. */
  private static BigInteger prime() {
    int bits = BITS / PRIMES;
    BigInteger most = BigInteger.ONE.shiftLeft(bits);
    return Stream.generate(() -> most.subtract(new BigInteger(bits - 8, RANDOM)))
        .map(BigInteger::nextProbablePrime)
        .filter(prime -> prime.bitLength() == bits && !prime.mod(EXPONENT).equals(BigInteger.ONE))
        .findFirst()
        .orElseThrow();
  }

  public RSAPublicKey open() {
    try {
      return (RSAPublicKey)
          KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, EXPONENT));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signature as RS256 has it: RSASSA-PKCS1-v1_5 with SHA-256. */
  public byte[] sign(byte[] content) {
    BigInteger message = new BigInteger(1, padded(digest(content)));
    BigInteger signature =
        factors.stream()
            .map(factor -> factor.part(message))
            .reduce(BigInteger.ZERO, BigInteger::add)
            .mod(modulus);
    byte[] octets = signature.toByteArray();
    byte[] full = new byte[BITS / 8];
    int length = Math.min(octets.length, full.length);
    System.arraycopy(octets, octets.length - length, full, full.length - length, length);
    return full;
  }

  private static byte[] padded(byte[] digest) {
    byte[] filling = new byte[BITS / 8 - 3 - DIGEST_INFO.length - digest.length];
    Arrays.fill(filling, (byte) 0xff);
    return ByteBuffer.allocate(BITS / 8)
        .put(new byte[] {0, 1})
        .put(filling)
        .put((byte) 0)
        .put(DIGEST_INFO)
        .put(digest)
        .array();
  }

  private static byte[] digest(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
