package uk.ragtime.portal.area;

import uk.ragtime.portal.page.LabelCount;
import uk.ragtime.portal.page.Markup;
import uk.ragtime.portal.page.ProfileAddress;
import uk.ragtime.portal.page.RatingMarkup;
import uk.ragtime.portal.page.Words;

/** Sums of a heat map's ratings and the head of its table as HTML. */
final class MapHead {

  /** Rough length of a column's head. */
  private static final int COLUMN = 200;

  private MapHead() {}

  /** How often each label occurs. */
  static Markup sums(HeatMap map, Words words) {
    Markup.Builder html = new Markup.Builder(map.totals().counts().size() * COLUMN);
    for (LabelCount each : map.totals().counts()) {
      html.open("span", "class", "totals__count")
          .open("strong")
          .text(Integer.toString(each.count()))
          .close("strong")
          .text(" ")
          .add(RatingMarkup.chip(each.label(), words))
          .close("span")
          .text(" ");
    }
    return html.build();
  }

  /** Heads of the columns, each agency's a link to its page. */
  static Markup of(HeatMap map, ProfileAddress address, Words words, String root) {
    String agencies = root + address.area().partnership() + "/agencies/";
    Markup.Builder html =
        new Markup.Builder((map.agencies().size() + 2) * COLUMN)
            .open("thead")
            .open("tr")
            .open("th", "scope", "col", "class", "profile__corner")
            .text(words.say("area.profile.capability"))
            .close("th")
            .open("th", "scope", "col", "class", "profile__agency" + " profile__agency--all")
            .open("span")
            .text(words.say("area.profile.together"))
            .close("span")
            .text(" ")
            .open("span", "class", "profile__rule")
            .text(words.say(address.rollUp().messageKey()))
            .close("span")
            .close("th");
    for (HeatMap.Column agency : map.agencies()) {
      html.open("th", "scope", "col", "class", "profile__agency")
          .open("a", "class", "govuk-link", "href", agencies + agency.code())
          .text(agency.name())
          .close("a")
          .close("th");
    }
    return html.close("tr").close("thead").build();
  }
}
