package uk.ragtime.portal.page;

import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import uk.ragtime.portal.api.AssessmentKey;
import uk.ragtime.portal.api.Codes;

/** Address of the pages of one agency's assessment of one area in one cycle. */
public record AssessmentAddress(String partnership, String cycle, String area, String agency) {
  /** Pattern of the addresses, for controllers. */
  public static final String PATTERN =
      "/{partnership:"
          + Codes.SLUG
          + "}/cycles/{cycle:"
          + Codes.SLUG
          + "}/areas/{area:"
          + Codes.SLUG
          + "}/agencies/{agency:"
          + Codes.SLUG
          + "}";

  public AssessmentKey key() {
    return new AssessmentKey(partnership, cycle, area, agency);
  }

  /** The assessment as a list of tasks. */
  public String page() {
    return finish(start());
  }

  /** A page beneath it, such as {@code check}, or {@code rate} of a capability. */
  public String page(String... steps) {
    return finish(start().pathSegment(steps));
  }

  /** Story of one of its ratings. */
  public String story(String checklist, String capability) {
    return new AreaAddress(partnership, area, checklist).story(agency, capability);
  }

  /**
   * Redirects to a page as it is once a command is projected.
   *
   * @param position that the command returned
   */
  public ModelAndView redirect(long position, String... steps) {
    return new ModelAndView(
        "redirect:" + finish(start().pathSegment(steps).queryParam("seen", position)));
  }

  private UriComponentsBuilder start() {
    return UriComponentsBuilder.newInstance()
        .path("/")
        .pathSegment(partnership, "cycles", cycle, "areas", area, "agencies", agency);
  }

  private static String finish(UriComponentsBuilder address) {
    return address.build().encode().toUriString();
  }
}
