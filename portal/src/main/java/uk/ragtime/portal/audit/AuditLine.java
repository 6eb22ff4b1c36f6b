package uk.ragtime.portal.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import uk.ragtime.portal.api.Audit;
import uk.ragtime.portal.api.AuditTrail;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.page.AreaAddress;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.ListedNames;
import uk.ragtime.portal.page.PersonNames;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.Words;
import uk.ragtime.portal.page.WrittenText;

/**
 * An entry of the audit on a page.
 *
 * @param address of the entry alone
 * @param by name of its author
 * @param byAddress of all entries by the author; null for those who may not see names
 * @param where agency, area and cycle
 * @param label of the rating that the entry gives a cell; null for none
 * @param story address of the rating's story; null for an entry about no capability
 * @param assessment address of the assessment; null for an entry about a whole area
 * @param area address of the area's profile
 * @param withdraws address of the entry that this one takes back; null for any other
 */
record AuditLine(
    long position,
    String address,
    String recorded,
    String by,
    @Nullable String byAddress,
    boolean onBehalf,
    String sentence,
    String where,
    @Nullable RatingLabel label,
    List<Fact> facts,
    List<WrittenText> texts,
    List<Audit.Evidence> evidence,
    @Nullable String story,
    @Nullable String assessment,
    String area,
    @Nullable String withdraws) {

  /**
   * A detail.
   *
   * @param label key of its message
   */
  record Fact(String label, String value) {}

  /**
   * @param names whether the visitor may see names
   */
  static AuditLine of(
      String partnership, AuditTrail.Entry entry, boolean names, ListedNames listed, Words words) {
    String agency = entry.agency();
    String capability = entry.capability();
    AreaAddress area = new AreaAddress(partnership, entry.area(), entry.checklist());
    Rating to = entry.to();
    return new AuditLine(
        entry.position(),
        address(partnership, entry.position()),
        words.moment(entry.recordedAt()),
        entry.by() == null ? words.say("by.unknown") : PersonNames.of(entry.by(), words),
        names && entry.by() != null
            ? new AuditFilter("", "", "", "", entry.by().member(), "", "", "")
                .address(partnership, 0)
            : null,
        entry.isOnBehalf(),
        AuditSentence.of(entry, listed, words),
        where(entry, listed),
        to != null && AuditKind.of(entry.kind()).filter(AuditKind::setsRating).isPresent()
            ? RatingLabel.of(to)
            : null,
        facts(entry, listed, words),
        texts(entry, words),
        Objects.requireNonNullElse(entry.evidence(), List.of()),
        agency == null || capability == null ? null : area.story(agency, capability),
        agency == null
            ? null
            : new AssessmentAddress(partnership, entry.cycle(), entry.area(), agency).page(),
        area.profile(),
        entry.withdraws() == null ? null : address(partnership, entry.withdraws()));
  }

  private static String address(String partnership, long position) {
    return UriComponentsBuilder.fromPath("/")
        .pathSegment(partnership, "audit", String.valueOf(position))
        .build()
        .encode()
        .toUriString();
  }

  private static String where(AuditTrail.Entry entry, ListedNames listed) {
    return Stream.of(
            entry.agency() == null ? "" : listed.agency(entry.agency()),
            listed.area(entry.area()),
            listed.cycle(entry.cycle()))
        .filter(it -> !it.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static List<Fact> facts(AuditTrail.Entry entry, ListedNames listed, Words words) {
    List<Fact> facts = new ArrayList<>();
    LocalDate effective = entry.effectiveOn();
    if (effective != null) {
      facts.add(new Fact("audit.fact.effective", words.day(effective)));
    }
    if (entry.reason() != null) {
      facts.add(new Fact("text.field.reason", words.forCode("reason", entry.reason())));
    }
    if (entry.basis() != null) {
      facts.add(new Fact("audit.fact.basis", words.forCode("audit.basis", entry.basis())));
    }
    if (!entry.capabilities().isEmpty()) {
      facts.add(
          new Fact(
              "audit.fact.capabilities",
              entry.capabilities().stream()
                  .map(code -> listed.capability(entry.checklist(), code))
                  .collect(Collectors.joining("; "))));
    }
    if (entry.dueOn() != null) {
      facts.add(new Fact("audit.fact.due", words.day(entry.dueOn())));
    }
    return facts;
  }

  private static List<WrittenText> texts(AuditTrail.Entry entry, Words words) {
    return Stream.of("rationale", "evidence")
        .flatMap(field ->
            WrittenText.of(
                "text",
                field,
                field.equals("rationale") ? entry.rationale() : null,
                entry.erased(),
                entry.missing(),
                words)
                .stream())
        .toList();
  }
}
