package uk.ragtime.portal.session;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;

/**
 * Values of sessions as bytes and back. Bytes of any other class than the portal's own values and
 * Spring Security's are not read: whoever could write to the table could otherwise have code run.
 */
final class SessionValueConversion {
  private static final Logger log = LoggerFactory.getLogger(SessionValueConversion.class);

  private static final ObjectInputFilter ACCEPTED =
      ObjectInputFilter.Config.createFilter(
          "maxdepth=20;maxrefs=5000;maxarray=100000;maxbytes=300000;"
              + "uk.ragtime.portal.**;org.springframework.security.**;"
              + "java.lang.*;java.util.*;java.time.*;java.net.URL;java.net.URI;!*");

  private SessionValueConversion() {}

  @SuppressWarnings("NullAway") // null: the session takes the value for absent
  static GenericConversionService service(SessionCipher cipher) {
    GenericConversionService conversion = new GenericConversionService();
    SerializingConverter serializing = new SerializingConverter();
    conversion.addConverter(
        Object.class, byte[].class, value -> cipher.encrypt(serializing.convert(value)));
    conversion.addConverter(byte[].class, Object.class, bytes -> read(bytes, cipher));
    return conversion;
  }

  private static @Nullable Object read(byte[] bytes, SessionCipher cipher) {
    Optional<byte[]> value = cipher.decrypt(bytes);
    if (value.isEmpty()) {
      log.warn("A value of a session is not encrypted under any secret of this portal");
      return null;
    }
    return read(value.get());
  }

  /** A value of another release, or one that is not accepted, counts as absent. */
  static @Nullable Object read(byte[] bytes) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      in.setObjectInputFilter(ACCEPTED);
      return in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      log.warn("A value of a session cannot be read: {}", e.getClass().getSimpleName());
      return null;
    }
  }
}
