package uk.ragtime.portal.page;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.Me.Action;

/**
 * The bar on every page of a partnership: what the visitor may open there.
 *
 * @param partnership code
 * @param title name of the partnership
 */
public record Navigation(String partnership, String title, List<Part> parts) {

  private static final String ITEM = "govuk-service-navigation__item";

  /** Rough length of the bar. */
  private static final int LENGTH = 1_500;

  /** Pages of the portal that look like a partnership's by their address. */
  private static final Set<String> PUBLIC =
      Set.of(
          "help",
          "words",
          "accessibility",
          "privacy",
          "cookies",
          "account",
          "join",
          "operator",
          "error",
          "sign-in-failed");

  /** A part of the portal, in the order of the bar. */
  public enum Part {
    WORK,
    AREAS,
    ACTIONS,
    AUDIT,
    SETUP;

    public String messageKey() {
      return "navigation." + name();
    }

    /** Address of the part in a partnership. */
    public String address(String partnership) {
      return switch (this) {
        case WORK -> "/";
        case AREAS -> "/" + partnership;
        case ACTIONS -> "/" + partnership + "/actions";
        case AUDIT -> "/" + partnership + "/audit";
        case SETUP -> "/" + partnership + "/set-up";
      };
    }

    /** Part that a page belongs to, by its path; null for one that is in no part. */
    static @Nullable Part of(String path) {
      List<String> steps = Stream.of(path.split("/")).filter(step -> !step.isEmpty()).toList();
      if (steps.isEmpty()) {
        return WORK;
      }
      String second = steps.size() > 1 ? steps.get(1) : "";
      return switch (second) {
        case "" -> PUBLIC.contains(steps.getFirst()) ? null : AREAS;
        case "areas" -> steps.size() == 2 ? SETUP : AREAS;
        case "compare", "downloads", "reporting" -> AREAS;
        case "agencies" -> steps.size() == 2 ? SETUP : AREAS;
        case "reviews" -> WORK;
        case "cycles" -> steps.contains("agencies") ? WORK : SETUP;
        case "actions" -> ACTIONS;
        case "audit" -> AUDIT;
        case "set-up", "members", "checklists", "import", "erase", "erasures", "holds" -> SETUP;
        default -> null;
      };
    }

    private boolean isOpenTo(Me.Membership member) {
      return switch (this) {
        case WORK -> true;
        case AREAS, ACTIONS -> member.may(Action.READ_PROFILES);
        case AUDIT -> member.may(Action.READ_AUDIT);
        case SETUP -> member.setsUp();
      };
    }
  }

  /** Whether the visitor sets anything up in the partnership. */
  public boolean setsUp() {
    return parts.contains(Part.SETUP);
  }

  /** Part that a page belongs to for this visitor: what others set up is beneath the areas. */
  @Nullable Part open(@Nullable Part part) {
    return part == null || parts.contains(part) ? part : Part.AREAS;
  }

  /**
   * The bar as HTML, which every page has.
   *
   * @param path of the page
   * @param root address of the portal, which ends with a slash
   */
  Markup markup(String path, Words words, String root) {
    Part open = open(Part.of(path));
    Markup.Builder html = new Markup.Builder(LENGTH);
    html.open("nav", "class", "govuk-service-navigation" + " bar", "aria-label", title)
        .open("div", "class", "frame" + " govuk-service-navigation__container")
        .open("span", "class", "govuk-service-navigation__service-name" + " bar__partnership")
        .text(title)
        .close("span")
        .open("ul", "class", "govuk-service-navigation__list");
    for (Part part : parts) {
      String address = part.address(partnership);
      boolean here = part == open;
      html.open("li", "class", here ? ITEM + " " + ITEM + "--active" : ITEM)
          .open(
              "a",
              "class",
              "govuk-service-navigation__link",
              "href",
              root + address.substring(1),
              "aria-current",
              here ? path.equals(address) ? "page" : "true" : null)
          .text(words.say(part.messageKey()))
          .close("a")
          .close("li");
    }
    return html.close("ul").close("div").close("nav").build();
  }

  /**
   * Bar of a partnership, or of a visitor's only one where a page is of none.
   *
   * @param partnership null for a page that is of none
   */
  static Optional<Navigation> of(Me me, @Nullable String partnership) {
    Optional<Me.Membership> member =
        partnership != null
            ? me.in(partnership)
            : me.memberships().stream().filter(_ -> me.memberships().size() == 1).findFirst();
    return member.map(it ->
        new Navigation(
            it.partnership(),
            it.title(),
            Stream.of(Part.values()).filter(part -> part.isOpenTo(it)).toList()));
  }
}
