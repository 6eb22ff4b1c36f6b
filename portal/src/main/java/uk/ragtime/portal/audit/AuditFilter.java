package uk.ragtime.portal.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.util.UriComponentsBuilder;
import uk.ragtime.portal.page.AddressCode;
import uk.ragtime.portal.page.DateText;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.ListedNames;
import uk.ragtime.portal.page.TypedText;

/**
 * Filters of the audit, as its address has them; empty texts filter nothing.
 *
 * @param capability checklist and code
 * @param member code or handle; only for those who may see names
 * @param kind a kind of act, or {@link #RATINGS}
 * @param from first day of recording, as typed
 * @param to last day of recording, as typed
 */
record AuditFilter(
    String area,
    String agency,
    String capability,
    String cycle,
    String member,
    String kind,
    String from,
    String to) {

  /** Acts on ratings alone, without the steps of reviews. */
  static final String RATINGS = "RATINGS";

  private static final String ALL_KINDS = "all";

  AuditFilter {
    area = TypedText.line(area);
    agency = TypedText.line(agency);
    capability = TypedText.line(capability);
    cycle = TypedText.line(cycle);
    member = TypedText.line(member);
    kind = TypedText.line(kind);
    from = TypedText.line(from);
    to = TypedText.line(to);
  }

  AuditFilter withoutMember() {
    return by("");
  }

  AuditFilter by(String other) {
    return new AuditFilter(area, agency, capability, cycle, other, kind, from, to);
  }

  public boolean isEmpty() {
    return fields().isEmpty();
  }

  /**
   * @throws uk.ragtime.portal.api.Failure.NotFound if it names something that there is not
   */
  void requireKnown(ListedNames listed) {
    AddressCode.require(area, listed.areas().keySet());
    AddressCode.require(agency, listed.agencies().keySet());
    AddressCode.require(cycle, listed.cycles().keySet());
    AddressCode.require(capability, listed.capabilities().keySet());
    AddressCode.require(kind, AuditKind.filters());
  }

  List<FieldError> errors() {
    List<FieldError> errors = new ArrayList<>();
    DateText first = DateText.of(from);
    DateText last = DateText.of(to);
    if (first.isWrong()) {
      errors.add(new FieldError("date.wrong.not-real", "from"));
    }
    if (last.isWrong()) {
      errors.add(new FieldError("date.wrong.not-real", "to"));
    }
    if (first.date() != null && last.date() != null && first.date().isAfter(last.date())) {
      errors.add(new FieldError("audit.wrong.order", "to"));
    }
    return errors;
  }

  /** Parameters of the service; there must be no errors. */
  Map<String, String> parameters() {
    Map<String, String> all = new LinkedHashMap<>();
    put(all, "area", area);
    put(all, "agency", agency);
    int mark = capability.indexOf(ListedNames.SEPARATOR);
    if (mark > 0) {
      all.put("checklist", capability.substring(0, mark));
      put(all, "capability", capability.substring(mark + 1));
    }
    put(all, "cycle", cycle);
    put(all, "member", member);
    put(all, "from", Objects.toString(DateText.of(from).date(), ""));
    put(all, "to", Objects.toString(DateText.of(to).date(), ""));
    if (!kind.equals(RATINGS)) {
      all.put("kinds", kind.isEmpty() ? ALL_KINDS : kind);
    }
    return all;
  }

  /** Address of the page with these filters. */
  String address(String partnership, long after) {
    UriComponentsBuilder address =
        UriComponentsBuilder.fromPath("/").pathSegment(partnership, "audit");
    fields().forEach(address::queryParam);
    if (after > 0) {
      address.queryParam("after", after);
    }
    return address.build().encode().toUriString();
  }

  /** Address of a file of what these filters let through. */
  public String download(String partnership, String format) {
    UriComponentsBuilder address =
        UriComponentsBuilder.fromPath("/")
            .pathSegment(partnership, "downloads", "changes")
            .queryParam("format", format);
    fields().forEach(address::queryParam);
    return address.build().encode().toUriString();
  }

  private Map<String, String> fields() {
    Map<String, String> all = new LinkedHashMap<>();
    put(all, "area", area);
    put(all, "agency", agency);
    put(all, "capability", capability);
    put(all, "cycle", cycle);
    put(all, "member", member);
    put(all, "kind", kind);
    put(all, "from", from);
    put(all, "to", to);
    return all;
  }

  private static void put(Map<String, String> all, String name, String value) {
    if (!value.isEmpty()) {
      all.put(name, value);
    }
  }
}
