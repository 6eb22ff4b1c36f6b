package uk.ragtime.portal.page;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where an area's pages are.
 *
 * @param checklist the one that they show; null where the address need not say
 */
public record AreaAddress(String partnership, String area, @Nullable String checklist) {

  /** As a visitor asked for it: a parameter without a value says nothing. */
  public static AreaAddress of(String partnership, String area, @Nullable String checklist) {
    boolean said = checklist != null && !checklist.isBlank();
    return new AreaAddress(partnership, area, said ? checklist : null);
  }

  public AreaAddress by(@Nullable String otherChecklist) {
    return new AreaAddress(partnership, area, otherChecklist);
  }

  /** The profile of today. */
  public String profile() {
    return finish(start());
  }

  /**
   * The profile on a day, all agencies together by a rule.
   *
   * @param asOf null for today
   */
  public String profile(String rollUp, @Nullable LocalDate asOf) {
    return finish(
        start()
            .queryParam("rollup", rollUp)
            .queryParamIfPresent("asOf", Optional.ofNullable(asOf)));
  }

  /** One rating's story. */
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
