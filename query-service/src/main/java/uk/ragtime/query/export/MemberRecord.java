package uk.ragtime.query.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.query.access.Memberships;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.feed.EventPages;
import uk.ragtime.query.feed.LoggedEvent;
import uk.ragtime.query.member.DisplayedMember;
import uk.ragtime.query.member.MemberNames;
import uk.ragtime.query.opening.PlacedOpenings;
import uk.ragtime.query.opening.SealedText;
import uk.ragtime.query.rating.RatingNumbers;
import uk.ragtime.query.rating.Stretches;
import uk.ragtime.query.tenancy.Tenant;
import uk.ragtime.web.ProblemException;

/** All that a partnership has recorded of a member, by them and about them. */
final class MemberRecord {
  /**
   * The member, as known now.
   *
   * @param who by code and name; by handle if these are erased or missing
   * @param since instant of the last enrolment; null for somebody who was only invited
   * @param leavesOn first day on which they are, or were, a member no more
   */
  record Person(
      @JsonUnwrapped DisplayedMember who,
      MemberHandle handle,
      List<String> roles,
      List<String> agencies,
      @Nullable Instant since,
      @Nullable LocalDate leavesOn) {}

  /**
   * An event by the member, or of their membership.
   *
   * @param type as in the feed, without prefix
   * @param byMember whether the member is its author
   * @param data of the event, as recorded: members are handles in it, and texts are seals
   * @param texts what was written, by field
   * @param erased fields whose text was erased
   * @param missing fields whose text is not here, or does not fit its seal
   */
  record Entry(
      long position,
      String type,
      Instant recordedAt,
      @Nullable LocalDate effectiveOn,
      String subject,
      boolean byMember,
      @JsonRawValue String data,
      Map<String, String> texts,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> erased,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> missing) {}

  private static final String PERSON =
      """
      select coalesce(m.roles, i.roles, '{}') as roles,
             coalesce(m.agencies, i.agencies, '{}') as agencies, s.since, l.leaves_on
        from person_seal p
        left join member m on m.partnership = p.partnership and m.member = p.member
        left join invitation i on i.partnership = p.partnership and i.member = p.member
        left join member_since s on s.partnership = p.partnership and s.member = p.member
        left join member_leave l on l.partnership = p.partnership and l.member = p.member
       where p.partnership = :partnership
         and p.member = :member
      """;

  /** Ratings are found by their author; other events are few, and the generation has them. */
  private static final String POSITIONS =
      """
      select w.position
        from ((select r.position
                 from rating_entry r
                where r.partnership = :partnership
                  and r.actor_number = :actor
                  and r.position > :after
                  and %s
                order by r.stretch, r.position
                limit :limit)
              union
              (select a.position
                 from event_log a
                where a.partnership = :partnership
                  and a.position > :after
                  and (a.actor = :member
                       or (a.stream = 'members'
                             or a.type = 'uk.ragtime.capabilities-assigned.v1')
                         and a.data::json ->> 'member' = :member)
                order by a.position
                limit :limit)) w
       order by w.position
       limit :limit
      """
          .formatted(Stretches.after("r"));

  private static final JsonMapper JSON = JsonMapper.shared();

  private MemberRecord() {}

  /**
   * @throws uk.ragtime.web.ProblemException member-unknown
   */
  static Person person(Tenant tenant, String handle) {
    DisplayedMember who = MemberNames.of(tenant, List.of(handle), true).displayed(handle);
    return tenant
        .ask(PERSON)
        .param("member", handle)
        .query((row, _) -> {
          OffsetDateTime since = row.getObject("since", OffsetDateTime.class);
          return new Person(
              who,
              new MemberHandle(handle),
              Memberships.texts(row, "roles"),
              Memberships.texts(row, "agencies"),
              since == null ? null : since.toInstant(),
              row.getObject("leaves_on", LocalDate.class));
        })
        .optional()
        .orElseThrow(MemberRecord::unknown);
  }

  static ProblemException unknown() {
    return Refusals.MEMBER_UNKNOWN.because(
        "Nobody is, was or is to be a member under this code or handle");
  }

  /** Events of the record after a position, at most so many. */
  static List<Entry> page(Tenant tenant, String handle, long after, int limit) {
    List<Long> positions =
        tenant
            .ask(POSITIONS)
            .param("member", handle)
            .param("actor", RatingNumbers.of(tenant).ofActor(handle))
            .param("after", after)
            .param("limit", limit)
            .query((row, _) -> row.getLong("position"))
            .list();
    PlacedOpenings openings = PlacedOpenings.at(tenant, positions);
    return EventPages.at(tenant, positions).stream()
        .map(event -> entry(event, handle, openings))
        .toList();
  }

  private static Entry entry(LoggedEvent row, String handle, PlacedOpenings openings) {
    JsonNode data = JSON.readTree(row.data());
    Map<String, String> texts = new TreeMap<>();
    List<String> erased = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (SealedField field : SealedField.values()) {
      JsonNode seal = data.get(field.sealName());
      if (field.isText() && seal != null && !seal.isNull()) {
        String name = field.wireName();
        switch (openings.text(row.position(), field, seal.asString())) {
          case SealedText.Shown(String text) -> texts.put(name, text);
          case SealedText.Erased _ -> erased.add(name);
          case SealedText.Missing _ -> missing.add(name);
          case SealedText.Absent _ -> throw new IllegalStateException("a seal was given");
        }
      }
    }
    return new Entry(
        row.position(),
        EventType.parse(row.type()).label(),
        row.recordedAt(),
        row.effectiveOn(),
        row.stream(),
        row.actor().equals(handle),
        row.data(),
        texts,
        erased,
        missing);
  }
}
