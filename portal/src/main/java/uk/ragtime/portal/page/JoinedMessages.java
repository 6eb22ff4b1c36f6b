package uk.ragtime.portal.page;

import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.stereotype.Component;

/**
 * The texts of all message files, joined for each language when the portal starts. A page asks for
 * hundreds of texts, and Spring's own source looks for each in one file after the other.
 */
@Component("messageSource")
final class JoinedMessages extends AbstractMessageSource {
  private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final Map<Language, Texts> languages = new EnumMap<>(Language.class);

  private record Texts(Map<String, String> texts, Map<String, MessageFormat> formats) {}

  /**
   * @param files without language and ending; of a text that several have, the first one's counts
   */
  JoinedMessages(@Value("${spring.messages.basename}") List<String> files) {
    for (Language language : Language.values()) {
      Map<String, String> texts = new HashMap<>();
      for (String file : files) {
        ResourceBundle bundle =
            ResourceBundle.getBundle(
                file.replace('/', '.'),
                language.locale(),
                JoinedMessages.class.getClassLoader(),
                NO_OTHER_LANGUAGE);
        bundle.keySet().forEach(key -> texts.putIfAbsent(key, bundle.getString(key)));
      }
      languages.put(language, new Texts(Map.copyOf(texts), new ConcurrentHashMap<>()));
    }
  }

  @Override
  protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
    return of(locale).texts().get(code);
  }

  @Override
  protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
    Texts known = of(locale);
    String text = known.texts().get(code);
    return text == null
        ? null
        : known.formats().computeIfAbsent(code, _ -> createMessageFormat(text, locale));
  }

  private Texts of(Locale locale) {
    return Objects.requireNonNull(languages.get(Language.of(locale)));
  }
}
