package uk.ragtime.portal.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.AuditTrail;
import uk.ragtime.portal.api.Members;
import uk.ragtime.portal.api.Person;
import uk.ragtime.portal.page.ListedNames;
import uk.ragtime.portal.page.PersonNames;
import uk.ragtime.portal.page.SelectOption;
import uk.ragtime.portal.page.Words;

/**
 * The audit of a partnership: filters, and a page of what they let through.
 *
 * @param people to choose from; empty for those who may not list members
 * @param person name of the one filtered by; null for all
 * @param anybody address with the other filters
 * @param known until when, and up to which entry, the page speaks
 * @param older address of the next page; null if this is the last
 * @param newest address of the first page; null if this is it
 */
record AuditPage(
    AuditFilter filter,
    Options options,
    List<SelectOption> people,
    @Nullable String person,
    String anybody,
    List<AuditLine> lines,
    String known,
    @Nullable String older,
    @Nullable String newest) {

  /** Options of the filters. */
  record Options(
      List<SelectOption> areas,
      List<SelectOption> agencies,
      List<SelectOption> capabilities,
      List<SelectOption> cycles,
      List<SelectOption> kinds) {

    static Options of(ListedNames listed, Words words) {
      List<SelectOption> kinds = new ArrayList<>();
      kinds.add(new SelectOption(AuditFilter.RATINGS, words.say("audit.kind.RATINGS")));
      Stream.of(AuditKind.values())
          .map(kind -> new SelectOption(kind.name(), words.say(kind.labelKey())))
          .forEach(kinds::add);
      return new Options(
          ListedNames.options(listed.areas()),
          ListedNames.options(listed.agencies()),
          listed.capabilityOptions(),
          listed.cycleOptions(),
          kinds);
    }
  }

  /**
   * @param after cursor of this page; 0 for the first
   * @param names whether the visitor may see names
   * @param members null for those who may not list them
   */
  static AuditPage of(
      String partnership,
      AuditFilter filter,
      long after,
      AuditTrail trail,
      boolean names,
      @Nullable Members members,
      ListedNames listed,
      Instant now,
      Words words) {
    return new AuditPage(
        filter,
        Options.of(listed, words),
        members == null ? List.of() : people(members, words),
        filter.member().isEmpty() ? null : person(filter.member(), trail, members, words),
        filter.withoutMember().address(partnership, 0),
        trail.entries().stream()
            .map(entry -> AuditLine.of(partnership, entry, names, listed, words))
            .toList(),
        words.say("audit.known", words.moment(now), trail.position()),
        trail.next() == null ? null : filter.address(partnership, trail.next()),
        after == 0 ? null : filter.address(partnership, 0));
  }

  private static Stream<Person> all(Members members) {
    return Stream.concat(members.members().stream(), members.former().stream());
  }

  private static List<SelectOption> people(Members members, Words words) {
    return all(members)
        .map(it -> new SelectOption(it.member(), PersonNames.of(it, words)))
        .sorted(Comparator.comparing(SelectOption::label, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  private static String person(
      String member, AuditTrail trail, @Nullable Members members, Words words) {
    Stream<Person> authors =
        trail.entries().stream()
            .map(AuditTrail.Entry::by)
            .<Person>mapMulti((by, to) -> {
              if (by != null) {
                to.accept(by);
              }
            });
    return Stream.concat(members == null ? Stream.empty() : all(members), authors)
        .filter(it -> it.member().equals(member))
        .map(it -> PersonNames.of(it, words))
        .findFirst()
        .orElseGet(() -> words.say("person.unnamed"));
  }
}
