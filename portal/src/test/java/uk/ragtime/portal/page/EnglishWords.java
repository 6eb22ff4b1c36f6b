package uk.ragtime.portal.page;

import org.springframework.context.support.ResourceBundleMessageSource;

/** The real message files, without a running portal. */
public final class EnglishWords {

  private EnglishWords() {}

  public static Words words() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasenames(MessageFiles.basenames());
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return new Words(messages);
  }
}
