package uk.ragtime.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a JWK set key by key. RFC 7517, section 5: keys of an unknown type, with missing parameters
 * or with values out of range are to be ignored. Nimbus ignores the first kind only and refuses the
 * whole set for the others.
 */
final class KeySet {
  /** RFC 7518, section 3.3: the least for RS256. */
  private static final int LEAST_RSA_BITS = 2_048;

  private static final Logger log = LoggerFactory.getLogger(KeySet.class);

  private KeySet() {}

  /**
   * Returns the usable keys of a set.
   *
   * @throws ParseException if it is no JWK set
   */
  static JWKSet parse(String json) throws ParseException {
    Map<String, Object> set = JSONObjectUtils.parse(json);
    if (!(set.get("keys") instanceof List<?> members)) {
      throw new ParseException("no JWK set: it has no array of keys", 0);
    }
    List<JWK> usable = new ArrayList<>();
    for (Object member : members) {
      try {
        usable.add(key(member));
      } catch (ParseException | JOSEException | RuntimeException e) {
        // Nimbus and the JDK reject some keys by unchecked exceptions.
        log.debug("A key of the issuer is passed over: {}", e.toString());
      }
    }
    return new JWKSet(usable);
  }

  private static JWK key(Object member) throws ParseException, JOSEException {
    if (!(member instanceof Map<?, ?> object)) {
      throw new ParseException("not an object", 0);
    }
    Map<String, Object> parameters = new HashMap<>();
    object.forEach((name, value) -> parameters.put(String.valueOf(name), value));
    JWK key = JWK.parse(parameters);
    if (!(key instanceof AsymmetricJWK pair)) {
      throw new ParseException("not a public key", 0);
    }
    pair.toPublicKey();
    if (key instanceof RSAKey rsa && rsa.size() < LEAST_RSA_BITS) {
      throw new ParseException("an RSA key of " + rsa.size() + " bits", 0);
    }
    return key.toPublicJWK();
  }
}
