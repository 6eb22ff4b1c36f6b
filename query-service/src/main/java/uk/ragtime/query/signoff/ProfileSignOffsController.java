package uk.ragtime.query.signoff;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.SheetHash;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.event.ProfileEvent.ProfileSignedOff;
import uk.ragtime.kernel.event.ProfileEvent.SignedAssessment;
import uk.ragtime.kernel.sheet.ChecklistDigest;
import uk.ragtime.kernel.sheet.ProfileSheet;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.query.area.Areas;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.member.MemberNames;
import uk.ragtime.query.opening.PlacedOpenings;
import uk.ragtime.query.signoff.ProfileSignOffLog.Listed;
import uk.ragtime.query.signoff.ProfileSignOffLog.Signed;
import uk.ragtime.query.tenancy.Tenant;

/** The sign-offs of an area's profile in a cycle, and the sheets that were signed. */
@RestController
final class ProfileSignOffsController {
  private static final String SIGN_OFFS = "/v1/{partnership}/cycles/{cycle}/areas/{area}/sign-offs";

  record Answer(List<Item> signOffs, long position) {}

  record Item(@JsonUnwrapped SignOffView signOff, List<Assessment> assessments) {}

  /**
   * An assessment that the profile was made of.
   *
   * @param at position of the event that signed it off
   * @param hash of its sheet
   * @param inForce whether it was not reopened since
   */
  record Assessment(AgencyCode agency, long at, SheetHash hash, boolean inForce) {}

  /**
   * @param recomputed hash of the sheet made once more, of the listed assessments' own sheets made
   *     once more
   * @param same whether that is the hash that was signed
   */
  record Single(@JsonUnwrapped Item item, SheetHash recomputed, boolean same, long position) {}

  private final ProfileSignOffLog log;

  ProfileSignOffsController(ProfileSignOffLog log) {
    this.log = log;
  }

  @GetMapping(SIGN_OFFS)
  Answer signOffs(
      @RequiredAction(Action.READ_PROFILES) QueryAccess.Session session,
      CycleCode cycle,
      AreaCode area) {
    boolean names = session.may(Action.READ_NAMES);
    return session.answer(
        "profile-sign-offs",
        tenant -> {
          requireKnown(tenant, cycle, area);
          List<Signed> signed = log.signOffs(tenant, cycle, area);
          List<Item> items = new ArrayList<>();
          for (int i = 0; i < signed.size(); i++) {
            items.add(item(tenant, signed.get(i), i + 1, names));
          }
          return new Answer(items, tenant.position());
        });
  }

  @GetMapping(SIGN_OFFS + "/{number}")
  Single signOff(
      @RequiredAction(Action.READ_PROFILES) QueryAccess.Session session,
      CycleCode cycle,
      AreaCode area,
      SignOffNumber number) {
    boolean names = session.may(Action.READ_NAMES);
    return session.answer(
        "profile-sign-off",
        tenant -> {
          Cycle known = requireKnown(tenant, cycle, area);
          Signed signed = require(tenant, cycle, area, number);
          SheetHash recomputed = recomputed(tenant, known, signed.event());
          return new Single(
              item(tenant, signed, number.value(), names),
              recomputed,
              recomputed.equals(signed.event().hash()),
              tenant.position());
        });
  }

  /** Exactly the bytes that were signed. */
  @GetMapping(value = SIGN_OFFS + "/{number}/sheet", produces = MediaType.APPLICATION_JSON_VALUE)
  byte[] signedSheet(
      @RequiredAction(Action.READ_PROFILES) QueryAccess.Session session,
      CycleCode cycle,
      AreaCode area,
      SignOffNumber number) {
    return session.answer(
        "signed-profile-sheet",
        tenant -> {
          requireKnown(tenant, cycle, area);
          ProfileSignedOff event = require(tenant, cycle, area, number).event();
          return ProfileSheet.of(tenant.partnership(), cycle, area, event.assessments())
              .text()
              .getBytes(UTF_8);
        });
  }

  private static Cycle requireKnown(Tenant tenant, CycleCode cycle, AreaCode area) {
    Areas.require(tenant, area);
    return Cycles.known(tenant, KnownAt.LATEST).require(cycle);
  }

  private Signed require(Tenant tenant, CycleCode cycle, AreaCode area, SignOffNumber number) {
    List<Signed> signed = log.signOffs(tenant, cycle, area);
    if (number.value() > signed.size()) {
      throw Refusals.SIGN_OFF_UNKNOWN.because("The profile has no sign-off of this number");
    }
    return signed.get(number.value() - 1);
  }

  private SheetHash recomputed(Tenant tenant, Cycle cycle, ProfileSignedOff event) {
    ChecklistDigest checklist = ChecklistDigests.of(tenant, cycle.checklist(), cycle.version());
    List<SignedAssessment> again = new ArrayList<>();
    for (Listed listed : log.listed(tenant, event)) {
      listed
          .signOff()
          .ifPresent(one ->
              again.add(
                  new SignedAssessment(
                      listed.assessment().agency(),
                      one.entry().position(),
                      one.sheet(tenant.partnership(), checklist, listed.entries()).hash())));
    }
    return ProfileSheet.of(tenant.partnership(), event.cycle(), event.area(), again).hash();
  }

  private Item item(Tenant tenant, Signed signed, int number, boolean visible) {
    List<Listed> listed = log.listed(tenant, signed.event());
    boolean inForce = listed.stream().allMatch(Listed::isInForce);
    ProfileSignedOff event = signed.event();
    SignOffView.Act act =
        new SignOffView.Act(
            number,
            signed.position(),
            signed.recordedAt(),
            signed.actor(),
            false,
            event.form(),
            event.hash(),
            inForce,
            event.statementSeal());
    return new Item(
        SignOffView.of(
            act,
            MemberNames.of(tenant, List.of(signed.actor()), visible),
            PlacedOpenings.at(tenant, List.of(signed.position()))),
        listed.stream()
            .map(one ->
                new Assessment(
                    one.assessment().agency(),
                    one.assessment().position(),
                    one.assessment().hash(),
                    one.isInForce()))
            .toList());
  }
}
