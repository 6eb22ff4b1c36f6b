package uk.ragtime.portal.page;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;

/** Languages of the pages. */
public enum Language {
  ENGLISH("en", Locale.UK),
  WELSH("cy", Locale.of("cy", "GB"));

  private final String code;
  private final Locale locale;

  Language(String code, Locale locale) {
    this.code = code;
    this.locale = locale;
  }

  /** Language of a code of ISO 639-1; empty for any other text. */
  public static Optional<Language> of(String code) {
    return Stream.of(values()).filter(it -> it.code.equals(code)).findFirst();
  }

  /** Language of the page being made; English where none was chosen. */
  public static Language current() {
    return of(LocaleContextHolder.getLocale());
  }

  /** Language of a locale; English for any but Welsh. */
  static Language of(Locale locale) {
    return WELSH.locale.getLanguage().equals(locale.getLanguage()) ? WELSH : ENGLISH;
  }

  public Language other() {
    return switch (this) {
      case ENGLISH -> WELSH;
      case WELSH -> ENGLISH;
    };
  }

  /** Code of ISO 639-1, as in addresses and in the attribute {@code lang}. */
  public String code() {
    return code;
  }

  public Locale locale() {
    return locale;
  }
}
