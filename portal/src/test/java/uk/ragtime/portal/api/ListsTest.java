package uk.ragtime.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListsTest {

  @Test
  void namesThatSeveralShareAreFollowedByTheirCodes() {
    // when
    Lists.Agencies agencies =
        new Lists.Agencies(
            List.of(
                agency("north", "Family hub"), agency("south", "Family hub"), agency("a", "A")));

    // then
    assertThat(agencies.agencies())
        .extracting(Lists.Agency::name)
        .containsExactly("A", "Family hub (north)", "Family hub (south)");
    assertThat(
            new Lists.Areas(
                    List.of(
                        new Lists.Area("fylde", "Coast", null),
                        new Lists.Area("wyre", "coast", null)))
                .areas())
        .extracting(Lists.Area::name)
        .containsExactly("Coast (fylde)", "coast (wyre)");
  }

  @Test
  void theVisitorHasTheNameOfThePartnershipAtHand() {
    // given
    Me me = new Me(false, List.of(in("kent", null), in("essex", "Grace W."), in("devon", "Grace")));

    // then
    assertThat(me.visitorName("devon")).hasValue("Grace");
    assertThat(me.visitorName("kent")).hasValue("Grace W.");
    assertThat(me.visitorName(null)).hasValue("Grace W.");
    assertThat(new Me(true, List.of()).visitorName(null)).isEmpty();
  }

  private static Me.Membership in(String partnership, @Nullable String displayName) {
    return new Me.Membership(
        partnership, null, "m-1", displayName, List.of(), List.of(), List.of());
  }

  private static Lists.Agency agency(String code, String name) {
    return new Lists.Agency(code, name, null, List.of());
  }
}
