package uk.ragtime.portal.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Texts of the pages, from the message files, with dates as people write them. */
@Component("words")
public class Words {

  public static final ZoneId LONDON = ZoneId.of("Europe/London");

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final MessageSource messages;

  public Words(MessageSource messages) {
    this.messages = messages;
  }

  public String say(String key, Object... with) {
    return messages.getMessage(key, with, locale());
  }

  /**
   * A sentence that is said hundreds of times on a page, read only once.
   *
   * @param parameters how many it has, all of them texts
   */
  public Sentence sentence(String key, int parameters) {
    return Sentence.of(parameters, with -> say(key, with));
  }

  public boolean has(String key) {
    return messages.getMessage(key, null, null, locale()) != null;
  }

  /** Text for a code, or the code itself if a newer service sends an unknown one. */
  public String forCode(String family, String code) {
    String known = messages.getMessage(family + "." + code, null, null, locale());
    return known == null ? code : known;
  }

  public String label(RatingLabel label) {
    return say(label.messageKey());
  }

  public String day(LocalDate date) {
    return DAY.withLocale(locale()).format(date);
  }

  public String moment(Instant instant) {
    ZonedDateTime moment = instant.atZone(LONDON);
    return say("moment", day(moment.toLocalDate()), TIME.format(moment));
  }

  private static Locale locale() {
    return Language.current().locale();
  }
}
