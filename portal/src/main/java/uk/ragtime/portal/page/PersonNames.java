package uk.ragtime.portal.page;

import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Person;

/**
 * Names of people on pages: one that is erased is told as erased, and never left out. A code is no
 * name, and not shown to those who may not see names.
 */
public final class PersonNames {
  private PersonNames() {}

  public static String of(Person person, Words words) {
    if (person.name() != null) {
      return person.name();
    }
    if (person.isErased()) {
      return words.say("person.erased", person.member());
    }
    return person.isMissing()
        ? words.say("person.missing", person.member())
        : words.say("person.unnamed");
  }

  /** The name; null where the reader sees none. A code is never shown in its place. */
  public static @Nullable String ofShown(Person person, Words words) {
    boolean known = person.name() != null || person.isErased() || person.isMissing();
    return known ? of(person, words) : null;
  }
}
