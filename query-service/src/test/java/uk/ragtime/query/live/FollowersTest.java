package uk.ragtime.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.web.ProblemException;

class FollowersTest {
  private static final PartnershipCode KENT = new PartnershipCode("kent");
  private static final PartnershipCode ESSEX = new PartnershipCode("essex");
  private static final MemberHandle CAROL = TestPersons.handle("carol");

  private final Followers followers = new Followers();

  @Test
  void aMemberHasAFewPlacesAndGetsThemBack() {
    for (int i = 0; i < Followers.MOST_OF_A_MEMBER; i++) {
      followers.enter(KENT, CAROL);
    }

    assertThatThrownBy(() -> followers.enter(KENT, CAROL))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(429));
    followers.enter(ESSEX, CAROL);
    followers.leave(KENT, CAROL);
    followers.enter(KENT, CAROL);
  }

  @Test
  void aPartnershipCannotTakeAllThePlaces() {
    for (int i = 0; i < Followers.MOST_OF_A_PARTNERSHIP; i++) {
      followers.enter(KENT, TestPersons.handle("member-" + i));
    }

    assertThatThrownBy(() -> followers.enter(KENT, CAROL)).isInstanceOf(ProblemException.class);
    followers.enter(ESSEX, CAROL);
    assertThat(followers.all()).isEqualTo(Followers.MOST_OF_A_PARTNERSHIP + 1);
  }

  @Test
  void nobodyWhoWasRefusedTakesAPlace() {
    for (int i = 0; i < Followers.MOST_OF_A_MEMBER; i++) {
      followers.enter(KENT, CAROL);
    }
    assertThatThrownBy(() -> followers.enter(KENT, CAROL)).isInstanceOf(ProblemException.class);

    for (int i = 1; i < Followers.MOST_OF_A_MEMBER; i++) {
      assertThat(followers.leave(KENT, CAROL)).isEqualTo(Followers.MOST_OF_A_MEMBER - i);
    }
    assertThat(followers.leave(KENT, CAROL)).isZero();
    assertThat(followers.all()).isZero();
  }
}
