package uk.ragtime.testing.settings;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Properties that the records {@code …Settings} on the classpath read. */
public final class DeclaredSettings {
  private static final String ANNOTATION =
      "org.springframework.boot.context.properties.ConfigurationProperties";

  private DeclaredSettings() {}

  /** Their names, such as {@code ragtime.public-url}; maps, whose keys are free, are left out. */
  public static Set<String> names() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> location.contains("Settings"))
            .importPackages("uk.ragtime")
            .stream()
            .filter(type -> type.isAnnotatedWith(ANNOTATION))
            .flatMap(type -> names(prefix(type), type.reflect()))
            .collect(Collectors.toSet());
  }

  private static String prefix(JavaClass type) {
    return type.getAnnotationOfType(ANNOTATION).get("value").orElseThrow().toString();
  }

  private static Stream<String> names(String prefix, Class<?> settings) {
    return Arrays.stream(settings.getRecordComponents())
        .flatMap(component -> names(prefix + "." + kebab(component.getName()), component));
  }

  private static Stream<String> names(String name, RecordComponent component) {
    if (component.getType() == Map.class) {
      return Stream.of();
    }
    if (component.getType() == List.class
        && component.getGenericType() instanceof ParameterizedType list
        && list.getActualTypeArguments()[0] instanceof Class<?> element
        && element.isRecord()) {
      return names(name + "[0]", element);
    }
    return component.getType().isRecord() ? names(name, component.getType()) : Stream.of(name);
  }

  private static String kebab(String component) {
    return component.replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
