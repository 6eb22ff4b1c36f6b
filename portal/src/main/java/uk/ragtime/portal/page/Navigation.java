package uk.ragtime.portal.page;

import java.util.List;
import java.util.Optional;
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

    private boolean isOpenTo(Me.Membership member) {
      return switch (this) {
        case WORK -> true;
        case AREAS, ACTIONS -> member.may(Action.READ_PROFILES);
        case AUDIT -> member.may(Action.READ_AUDIT);
        case SETUP -> member.setsUp();
      };
    }
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
