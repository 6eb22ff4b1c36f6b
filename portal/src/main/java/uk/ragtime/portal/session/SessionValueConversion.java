package uk.ragtime.portal.session;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
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
  static GenericConversionService service() {
    GenericConversionService conversion = new GenericConversionService();
    conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
    conversion.addConverter(byte[].class, Object.class, SessionValueConversion::read);
    return conversion;
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
