package uk.ragtime.server.settings;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/** Types of settings in an operator's words. */
final class TypeNames {
  private TypeNames() {}

  static String of(Class<?> declared) {
    Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(declared);
    if (type == Boolean.class) {
      return "true or false";
    }
    if (Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    if (type == Duration.class) {
      return "a duration such as 30s";
    }
    if (type == DataSize.class) {
      return "a size such as 256KB";
    }
    if (type == URI.class) {
      return "an address such as https://query.example.org";
    }
    if (type == InetAddress.class) {
      return "an address of this machine such as 127.0.0.1";
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(one -> one.toString().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(" or "));
    }
    return type.getSimpleName();
  }
}
