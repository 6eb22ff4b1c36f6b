package uk.ragtime.query.signoff;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.SheetHash;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.sheet.ChecklistDigest;
import uk.ragtime.kernel.sheet.Sheet;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.query.agency.Agencies;
import uk.ragtime.query.area.Areas;
import uk.ragtime.query.assessment.AssessmentKey;
import uk.ragtime.query.assessment.AssessmentLog;
import uk.ragtime.query.assessment.AssessmentLog.Entry;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.member.MemberNames;
import uk.ragtime.query.opening.PlacedOpenings;
import uk.ragtime.query.tenancy.Tenant;

/** The sheet of an assessment, its sign-offs, and the sheets that were signed. */
@RestController
final class SignOffsController {
  private static final String ASSESSMENT =
      "/v1/{partnership}/cycles/{cycle}/areas/{area}/agencies/{agency}";

  /**
   * The sheet that would be signed now, or that of the signature in force.
   *
   * @param hash to be sent when signing, so that exactly this is signed
   * @param version of the assessment, for {@code If-Match}
   */
  record SheetAnswer(
      int form, SheetHash hash, long version, @JsonRawValue String sheet, long position) {}

  record Answer(List<SignOffView> signOffs, long position) {}

  /**
   * @param recomputed hash of the sheet made once more, of the events that were signed
   * @param same whether that is the hash that was signed
   */
  record Single(
      @JsonUnwrapped SignOffView signOff, SheetHash recomputed, boolean same, long position) {}

  /** An assessment with the cycle that it belongs to. */
  private record Assessment(Cycle cycle, List<Entry> entries) {
    ChecklistDigest digest(Tenant tenant) {
      return ChecklistDigests.of(tenant, cycle.checklist(), cycle.version());
    }

    SignOff require(SignOffNumber number) {
      return SignOff.of(entries).stream()
          .filter(one -> one.number() == number.value())
          .findFirst()
          .orElseThrow(() ->
              Refusals.SIGN_OFF_UNKNOWN.because("The assessment has no sign-off of this number"));
    }
  }

  private final AssessmentLog log;

  SignOffsController(AssessmentLog log) {
    this.log = log;
  }

  @GetMapping(ASSESSMENT + "/sheet")
  SheetAnswer sheet(
      @RequiredAction(Action.READ_PROFILES) QueryAccess.Session session,
      CycleCode cycle,
      AreaCode area,
      AgencyCode agency) {
    return session.answer(
        "sheet",
        tenant -> {
          Assessment found = find(tenant, new AssessmentKey(cycle, area, agency));
          if (found.entries().isEmpty()) {
            throw Refusals.SHEET_UNKNOWN.because("Nothing has been recorded of the assessment");
          }
          Sheet sheet =
              SignOff.currentSheet(tenant.partnership(), found.digest(tenant), found.entries());
          return new SheetAnswer(
              sheet.form(),
              sheet.hash(),
              found.entries().getLast().version(),
              sheet.text(),
              tenant.position());
        });
  }

  @GetMapping(ASSESSMENT + "/sign-offs")
  Answer signOffs(
      @RequiredAction(Action.READ_PROFILES) QueryAccess.Session session,
      CycleCode cycle,
      AreaCode area,
      AgencyCode agency) {
    boolean names = session.may(Action.READ_NAMES);
    return session.answer(
        "sign-offs",
        tenant ->
            new Answer(
                shown(
                    tenant,
                    SignOff.of(find(tenant, new AssessmentKey(cycle, area, agency)).entries()),
                    names),
                tenant.position()));
  }

  @GetMapping(ASSESSMENT + "/sign-offs/{number}")
  Single signOff(
      @RequiredAction(Action.READ_PROFILES) QueryAccess.Session session,
      CycleCode cycle,
      AreaCode area,
      AgencyCode agency,
      SignOffNumber number) {
    boolean names = session.may(Action.READ_NAMES);
    return session.answer(
        "sign-off",
        tenant -> {
          Assessment found = find(tenant, new AssessmentKey(cycle, area, agency));
          SignOff one = found.require(number);
          SheetHash recomputed =
              one.sheet(tenant.partnership(), found.digest(tenant), found.entries()).hash();
          return new Single(
              shown(tenant, List.of(one), names).getFirst(),
              recomputed,
              recomputed.equals(one.event().hash()),
              tenant.position());
        });
  }

  /** Exactly the bytes that were signed. */
  @GetMapping(
      value = ASSESSMENT + "/sign-offs/{number}/sheet",
      produces = MediaType.APPLICATION_JSON_VALUE)
  byte[] signedSheet(
      @RequiredAction(Action.READ_PROFILES) QueryAccess.Session session,
      CycleCode cycle,
      AreaCode area,
      AgencyCode agency,
      SignOffNumber number) {
    return session.answer(
        "signed-sheet",
        tenant -> {
          Assessment found = find(tenant, new AssessmentKey(cycle, area, agency));
          return found
              .require(number)
              .sheet(tenant.partnership(), found.digest(tenant), found.entries())
              .text()
              .getBytes(UTF_8);
        });
  }

  private Assessment find(Tenant tenant, AssessmentKey key) {
    Cycle cycle = Cycles.known(tenant, KnownAt.LATEST).require(key.cycle());
    Areas.require(tenant, key.area());
    Agencies.require(tenant, key.agency());
    return new Assessment(cycle, log.entries(tenant, key, KnownAt.LATEST));
  }

  private static List<SignOffView> shown(Tenant tenant, List<SignOff> signOffs, boolean visible) {
    MemberNames names =
        MemberNames.of(tenant, signOffs.stream().map(one -> one.entry().actor()).toList(), visible);
    PlacedOpenings openings =
        PlacedOpenings.at(tenant, signOffs.stream().map(one -> one.entry().position()).toList());
    return signOffs.stream()
        .map(one -> SignOffView.of(SignOffView.Act.of(one), names, openings))
        .toList();
  }
}
