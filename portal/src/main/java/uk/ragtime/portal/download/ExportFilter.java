package uk.ragtime.portal.download;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import uk.ragtime.portal.audit.AuditKind;
import uk.ragtime.portal.page.AddressCode;
import uk.ragtime.portal.page.DateText;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.ListedNames;
import uk.ragtime.portal.page.TypedText;
import uk.ragtime.portal.page.Words;

/**
 * Filters of a file, as its address has them; empty texts filter nothing, and those that an export
 * does not have count for nothing.
 *
 * @param capability checklist and code
 * @param kind a kind of act, or RATINGS for all acts on ratings; all acts if empty
 */
record ExportFilter(
    String area,
    String agency,
    String capability,
    String cycle,
    String member,
    String kind,
    String from,
    String to,
    String asOf,
    String knownAt,
    String stage,
    String rollup) {

  /** Acts on ratings alone, without the steps of reviews. */
  static final String RATINGS = "RATINGS";

  private static final List<String> DAYS = List.of("asOf", "knownAt", "from", "to");

  ExportFilter {
    area = TypedText.line(area);
    agency = TypedText.line(agency);
    capability = TypedText.line(capability);
    cycle = TypedText.line(cycle);
    member = TypedText.line(member);
    kind = TypedText.line(kind);
    from = TypedText.line(from);
    to = TypedText.line(to);
    asOf = TypedText.line(asOf);
    knownAt = TypedText.line(knownAt);
    stage = TypedText.line(stage);
    rollup = TypedText.line(rollup);
  }

  static final ExportFilter NONE = new ExportFilter("", "", "", "", "", "", "", "", "", "", "", "");

  ExportFilter withoutMember() {
    return new ExportFilter(
        area, agency, capability, cycle, "", kind, from, to, asOf, knownAt, stage, rollup);
  }

  /** Text of a filter, to be shown again. */
  public String of(String filter) {
    return switch (filter) {
      case "area" -> area;
      case "agency" -> agency;
      case "capability" -> capability;
      case "cycle" -> cycle;
      case "member" -> member;
      case "kind" -> kind;
      case "from" -> from;
      case "to" -> to;
      case "asOf" -> asOf;
      case "knownAt" -> knownAt;
      case "stage" -> stage;
      case "rollup" -> rollup;
      default -> throw new IllegalArgumentException(filter);
    };
  }

  /**
   * Checks the codes that count for an export.
   *
   * @param lists codes of the partnership by filter; asked only for a filter that is given
   * @throws uk.ragtime.portal.api.Failure.NotFound if it names something that there is not
   */
  void requireKnown(Export export, Function<String, List<String>> lists) {
    for (String list : List.of("area", "agency", "cycle", "capability")) {
      if (export.takes(list) && !of(list).isEmpty()) {
        AddressCode.require(of(list), lists.apply(list));
      }
    }
    AddressCode.require(kind, AuditKind.filters());
    AddressCode.require(stage, DownloadsPage.STAGES);
    AddressCode.require(rollup, DownloadsPage.RULES);
  }

  /** Errors; fields of an export's form are named after both. */
  List<FieldError> errors(Export export, LocalDate today) {
    List<FieldError> errors = new ArrayList<>();
    for (String day : DAYS) {
      DateText typed = DateText.of(of(day));
      String field = export.code() + "-" + day;
      if (!export.takes(day)) {
        continue;
      }
      if (typed.isWrong()) {
        errors.add(new FieldError("date.wrong.not-real", field));
      } else if (typed.date() != null && typed.date().isAfter(today)) {
        errors.add(new FieldError("date.wrong.in-future", field));
      }
    }
    return errors;
  }

  /** Parameters of the service; there must be no errors. */
  Map<String, String> parameters(Export export, LocalDate today) {
    Map<String, String> all = new LinkedHashMap<>();
    List.of("area", "agency", "cycle", "member", "stage", "rollup")
        .forEach(it -> put(all, export, it, of(it)));
    List.of("asOf", "from", "to").forEach(it -> put(all, export, it, day(of(it))));
    int mark = capability.indexOf(ListedNames.SEPARATOR);
    if (export.takes("capability") && mark > 0) {
      all.put("checklist", capability.substring(0, mark));
      all.put("capability", capability.substring(mark + 1));
    }
    if (export.takes("kind") && !kind.equals(RATINGS)) {
      all.put("kinds", kind.isEmpty() ? "all" : kind);
    }
    LocalDate known = DateText.of(knownAt).date();
    if (export.takes("knownAt") && known != null && known.isBefore(today)) {
      all.put("knownAt", endOf(known));
    }
    return all;
  }

  private static String day(String typed) {
    return Objects.toString(DateText.of(typed).date(), "");
  }

  /** The last moment of a day in London that the services tell apart. */
  private static String endOf(LocalDate day) {
    return day.plusDays(1)
        .atStartOfDay(Words.LONDON)
        .toInstant()
        .minus(1, ChronoUnit.MICROS)
        .toString();
  }

  private static void put(Map<String, String> all, Export export, String name, String value) {
    if (export.takes(name) && !value.isEmpty()) {
      all.put(name, value);
    }
  }
}
