package uk.ragtime.portal.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Members;
import uk.ragtime.portal.page.EnglishWords;
import uk.ragtime.portal.page.FieldError;

class ChangeFormTest {
  private static Members.Present member(
      String code, @Nullable LocalDate leavesOn, List<String> agencies, String... roles) {
    return new Members.Present(
        code,
        "Grace Okafor",
        null,
        null,
        List.of(roles),
        agencies,
        Instant.parse("2024-10-01T08:00:00Z"),
        leavesOn,
        7);
  }

  private static ChangeForm typed(String name, Set<Role> roles, Set<String> agencies) {
    return new ChangeForm(UUID.randomUUID(), 1L, name, roles, agencies);
  }

  @Test
  void tellsWhatIsMissing() {
    assertThat(typed(" ", Set.of(), Set.of()).errors(List.of()))
        .extracting(FieldError::field)
        .containsExactly("name", "roles");
    assertThat(typed("Grace", Set.of(Role.LEAD), Set.of()).errors(List.of()))
        .extracting(FieldError::field)
        .containsExactly("agencies");
  }

  @Test
  void takesAgenciesOfThePartnershipOnly() {
    List<Lists.Agency> known =
        List.of(new Lists.Agency("midwifery", "Midwifery", null, List.of("blackpool")));
    assertThat(typed("Grace", Set.of(Role.LEAD), Set.of("midwifery")).errors(known)).isEmpty();
    assertThat(typed("Grace", Set.of(Role.LEAD), Set.of("midwifery", "nobody")).errors(known))
        .containsExactly(new FieldError("invite.wrong.unknown-agency", "agencies"));
  }

  @Test
  void namesNoAgencyForARoleThatRatesForNone() {
    assertThat(typed("Grace", Set.of(Role.VIEWER), Set.of("midwifery")).wanted().agencies())
        .isEmpty();
  }

  @Test
  void isMeantForTheVersionThatWasShown() {
    Members.Present shown = member("m-2", null, List.of("midwifery"), "RATER");
    ChangeForm form = ChangeForm.of(shown);
    assertThat(form.sentVersion()).isEqualTo(7);
    assertThat(form.asCoordinator().sentVersion()).isEqualTo(7);
    assertThat(typed("Grace", Set.of(), Set.of()).again(shown).sentVersion()).isEqualTo(7);
  }

  @Test
  void showsBeforeAndAfter() {
    ChangeSummary summary =
        ChangeSummary.of(
            member("m-2", null, List.of("midwifery"), "RATER"),
            typed("Grace Okafor", Set.of(Role.VIEWER), Set.of("midwifery")),
            List.of(new Lists.Agency("midwifery", "Midwifery", null, List.of())),
            EnglishWords.words());
    assertThat(summary.changes()).isTrue();
    assertThat(summary.rows())
        .containsExactly(
            new ChangeSummary.Row("members.name", "Grace Okafor", "Grace Okafor"),
            new ChangeSummary.Row("members.roles", "Rater", "Viewer"),
            new ChangeSummary.Row("members.agencies", "Midwifery", "No agency"));
  }

  @Test
  void theLastCoordinatorIsTheOnlyOneWithoutALeavingDay() {
    Members.Present stays = member("m-1", null, List.of(), "COORDINATOR");
    Members.Present leaves = member("m-2", LocalDate.of(2027, 1, 1), List.of(), "COORDINATOR");
    assertThat(LastCoordinator.of(new Members(List.of(stays, leaves), List.of(), List.of())))
        .contains("m-1");
    assertThat(
            LastCoordinator.of(
                new Members(
                    List.of(stays, member("m-3", null, List.of(), "COORDINATOR", "LEAD")),
                    List.of(),
                    List.of())))
        .isEmpty();
  }
}
