package uk.ragtime.command.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;

class InvitationCodesTest {
  private static final PartnershipCode LANCASHIRE = new PartnershipCode("lancashire");
  private static final MemberCode CAROL = new MemberCode("carol");

  private final InvitationCodes codes = new InvitationCodes(() -> new byte[] {1, 2, 3});

  @Test
  void theSamePlaceHasTheSameCode() {
    assertThat(codes.code(LANCASHIRE, CAROL, 7))
        .matches("[0-9a-f]{32}")
        .isEqualTo(codes.code(LANCASHIRE, CAROL, 7));
  }

  @Test
  void noTwoPlacesAndNoTwoInstallationsHave() {
    Set<String> different = new HashSet<>();
    for (int version = 1; version <= 1_000; version++) {
      different.add(codes.code(LANCASHIRE, CAROL, version));
    }
    different.add(codes.code(LANCASHIRE, new MemberCode("raj"), 7));
    different.add(codes.code(new PartnershipCode("kent"), CAROL, 7));
    different.add(new InvitationCodes(() -> new byte[] {1, 2, 4}).code(LANCASHIRE, CAROL, 7));

    assertThat(different).hasSize(1_003);
  }
}
