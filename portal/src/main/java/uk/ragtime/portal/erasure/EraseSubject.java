package uk.ragtime.portal.erasure;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Audit;
import uk.ragtime.portal.api.ErasureCommands.TextPlace;
import uk.ragtime.portal.api.MemberRecord;
import uk.ragtime.portal.api.Members;
import uk.ragtime.portal.page.PersonNames;
import uk.ragtime.portal.page.Words;
import uk.ragtime.portal.page.WrittenText;

/**
 * The person or the texts that a form is about, so that nobody erases what they have not seen.
 *
 * @param name of the person; null if it is about texts
 * @param obstacle why it cannot be erased now; null if it can
 */
record EraseSubject(@Nullable String name, List<Quoted> texts, @Nullable Obstacle obstacle) {

  /** Why something cannot be erased. */
  enum Obstacle {
    ERASED_BEFORE,
    STILL_A_MEMBER,
    INVITED
  }

  /**
   * A text.
   *
   * @param field that it belongs to
   * @param written the text; null if the portal cannot quote it, as a hold's reason
   * @param recorded when it was recorded; null likewise
   */
  record Quoted(
      TextPlace place, String field, @Nullable WrittenText written, @Nullable String recorded) {

    static Quoted of(TextPlace place, Audit.@Nullable Entry entry, Words words) {
      if (entry == null) {
        return new Quoted(place, place.field(), null, null);
      }
      boolean evidence = place.field().equals("evidence");
      return new Quoted(
          place,
          place.field(),
          WrittenText.of(
                  "text",
                  evidence ? "evidence" : "rationale",
                  evidence ? documents(entry) : entry.rationale(),
                  entry.erased(),
                  entry.missing(),
                  words)
              .orElse(null),
          words.moment(entry.recordedAt()));
    }

    private static @Nullable String documents(Audit.Entry entry) {
      return entry.evidence() == null
          ? null
          : String.join(
              "\n", entry.evidence().stream().map(it -> it.title() + ": " + it.url()).toList());
    }

    public boolean isErased() {
      return written != null && !written.given();
    }
  }

  static EraseSubject person(MemberRecord record, Members members, LocalDate today, Words words) {
    return new EraseSubject(
        PersonNames.of(record, words), List.of(), obstacle(record, members, today));
  }

  private static @Nullable Obstacle obstacle(
      MemberRecord record, Members members, LocalDate today) {
    if (record.isErased()) {
      return Obstacle.ERASED_BEFORE;
    }
    if (members.members().stream().anyMatch(one -> one.member().equals(record.member()))) {
      return Obstacle.STILL_A_MEMBER;
    }
    return members.invitations().stream()
            .anyMatch(
                one -> one.member().equals(record.member()) && !today.isAfter(one.expiresOn()))
        ? Obstacle.INVITED
        : null;
  }

  static EraseSubject texts(List<Quoted> texts) {
    boolean done = texts.stream().allMatch(Quoted::isErased);
    return new EraseSubject(null, texts, done ? Obstacle.ERASED_BEFORE : null);
  }
}
