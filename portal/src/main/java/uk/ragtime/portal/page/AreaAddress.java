package uk.ragtime.portal.page;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Address of an area's pages.
 *
 * @param checklist shown by the pages; null if the address need not name it
 */
public record AreaAddress(String partnership, String area, @Nullable String checklist) {

  /** Address as requested; a parameter without a value counts as absent. */
  public static AreaAddress of(String partnership, String area, @Nullable String checklist) {
    boolean said = checklist != null && !checklist.isBlank();
    return new AreaAddress(partnership, area, said ? checklist : null);
  }

  public AreaAddress by(@Nullable String otherChecklist) {
    return new AreaAddress(partnership, area, otherChecklist);
  }

  /** The current profile. */
  public String profile() {
    return finish(start());
  }

  /**
   * Profile on a day, with agencies combined by a rule.
   *
   * @param asOf null for today
   */
  public String profile(String rollUp, @Nullable LocalDate asOf) {
    return finish(
        start()
            .queryParam("rollup", rollUp)
            .queryParamIfPresent("asOf", Optional.ofNullable(asOf)));
  }

  /**
   * A page of the area about two moments.
   *
   * @param name last part of its address
   * @param from value of the first moment; null for the cycle before the second
   * @param to value of the second moment; null for the current cycle
   */
  public String between(String name, @Nullable String from, @Nullable String to) {
    return finish(
        start()
            .pathSegment(name)
            .queryParamIfPresent("from", Optional.ofNullable(from))
            .queryParamIfPresent("to", Optional.ofNullable(to)));
  }

  /**
   * All areas of the partnership side by side.
   *
   * @param on null for today
   */
  public String compare(@Nullable LocalDate on) {
    return finish(
        UriComponentsBuilder.newInstance()
            .path("/")
            .pathSegment(partnership, "compare")
            .queryParamIfPresent("on", Optional.ofNullable(on))
            .queryParamIfPresent("checklist", Optional.ofNullable(checklist)));
  }

  /** Story of one rating. */
  public String story(String agency, String capability) {
    return finish(start().pathSegment("agencies", agency, "capabilities", capability));
  }

  private UriComponentsBuilder start() {
    return UriComponentsBuilder.newInstance()
        .path("/")
        .pathSegment(partnership, "areas", area)
        .queryParamIfPresent("checklist", Optional.ofNullable(checklist));
  }

  private static String finish(UriComponentsBuilder address) {
    return address.build().encode().toUriString();
  }
}
