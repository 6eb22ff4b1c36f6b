package uk.ragtime.portal.action;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import uk.ragtime.portal.api.Codes;

/** Addresses of a partnership's actions. */
public final class ActionAddress {
  static final String ALL = "/{partnership:" + Codes.SLUG + "}/actions";
  static final String ONE = ALL + "/{action:" + Codes.SLUG + "}";

  /** Beside the actions and not beneath them, where an action with its code would be hidden. */
  static final String PLAN = "/{partnership:" + Codes.SLUG + "}/plan-action";

  private ActionAddress() {}

  public static String of(String partnership, String action, String... steps) {
    return finish(all(partnership).pathSegment(action).pathSegment(steps));
  }

  /** Form for a new action about some ratings of one agency. */
  static String plan(
      String partnership,
      String area,
      String agency,
      @Nullable String checklist,
      List<String> capabilities) {
    return finish(
        form(partnership)
            .queryParam("area", area)
            .queryParam("agency", agency)
            .queryParamIfPresent("checklist", Optional.ofNullable(checklist))
            .queryParam("capability", capabilities));
  }

  /** Form that asks for the agency first. */
  static String plan(String partnership) {
    return finish(form(partnership));
  }

  private static UriComponentsBuilder form(String partnership) {
    return UriComponentsBuilder.newInstance().path("/").pathSegment(partnership, "plan-action");
  }

  static UriComponentsBuilder all(String partnership) {
    return UriComponentsBuilder.newInstance().path("/").pathSegment(partnership, "actions");
  }

  static String finish(UriComponentsBuilder address) {
    return address.build().encode().toUriString();
  }

  /** Redirects to an action as it is once a command is projected. */
  static ModelAndView redirect(String partnership, String action, long position) {
    return new ModelAndView(
        "redirect:" + finish(all(partnership).pathSegment(action).queryParam("seen", position)));
  }
}
