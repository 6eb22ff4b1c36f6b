package uk.ragtime.portal.profile;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.ProfileSignOffs;
import uk.ragtime.portal.api.Progress;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.AssessmentState;
import uk.ragtime.portal.page.PersonNames;
import uk.ragtime.portal.page.Words;
import uk.ragtime.portal.page.WrittenText;

/**
 * An area's profile in a cycle: the signed assessments that it can be made of, what is missing, and
 * the signatures that it has, the newest first.
 *
 * @param signs whether the visitor may sign it now
 */
record SignOffPage(
    String address,
    List<Signed> signed,
    List<Missing> missing,
    List<Signature> signatures,
    boolean signs) {

  /** An assessment that is signed off. */
  record Signed(
      String agency, String name, @Nullable String when, String address, boolean ticked) {}

  /** An assessment that is not, and the state that it is in. */
  record Missing(String name, AssessmentState state, int challenges, String address) {}

  /**
   * A signature.
   *
   * @param same whether its sheet, made once more, has the same hash; null where nobody looked
   */
  record Signature(
      int number,
      String when,
      @Nullable String by,
      String hash,
      boolean inForce,
      @Nullable WrittenText statement,
      List<Part> parts,
      @Nullable Boolean same,
      String address) {}

  /** An assessment in a signature, and the hash of its sheet. */
  record Part(String name, String hash, boolean inForce, String address) {}

  /**
   * @param ticked codes of the agencies that were chosen; null before anybody chose
   */
  static SignOffPage of(
      ProfileSignOffs.Key key,
      Progress progress,
      List<ProfileSignOffs.SignOff> signOffs,
      Map<String, String> names,
      @Nullable List<String> ticked,
      boolean moderates,
      Words words) {
    List<Progress.OfAgency> agencies =
        progress.areas().stream()
            .filter(area -> area.area().equals(key.area()))
            .flatMap(area -> area.agencies().stream())
            .toList();
    List<Signed> signed =
        agencies.stream()
            .filter(SignOffPage::isSigned)
            .map(it ->
                new Signed(
                    it.agency(),
                    names.getOrDefault(it.agency(), it.agency()),
                    when(it.signedAt(), words),
                    assessment(key, it.agency()),
                    ticked == null || ticked.contains(it.agency())))
            .sorted(Comparator.comparing(Signed::name))
            .toList();
    return new SignOffPage(
        address(key),
        signed,
        agencies.stream()
            .filter(it -> !isSigned(it) && !it.state().equals("EXCUSED"))
            .map(it ->
                new Missing(
                    names.getOrDefault(it.agency(), it.agency()),
                    AssessmentState.of(it),
                    it.challengesOpen(),
                    assessment(key, it.agency())))
            .sorted(Comparator.comparing(Missing::name))
            .toList(),
        signOffs.reversed().stream().map(it -> signature(key, it, names, words)).toList(),
        moderates && !signed.isEmpty() && isSignable(progress));
  }

  private static boolean isSigned(Progress.OfAgency agency) {
    return agency.state().equals("SIGNED_OFF");
  }

  private static boolean isSignable(Progress progress) {
    return !progress.status().equals("PLANNED") && !progress.status().equals("CANCELLED");
  }

  private static @Nullable String when(@Nullable Instant at, Words words) {
    return at == null ? null : words.moment(at);
  }

  static Signature signature(
      ProfileSignOffs.Key key,
      ProfileSignOffs.SignOff signOff,
      Map<String, String> names,
      Words words) {
    return new Signature(
        signOff.number(),
        words.moment(signOff.signedAt()),
        PersonNames.ofShown(signOff.by(), words),
        signOff.hash(),
        signOff.inForce(),
        WrittenText.ofStatement(signOff, words).orElse(null),
        signOff.assessments().stream()
            .map(it ->
                new Part(
                    names.getOrDefault(it.agency(), it.agency()),
                    it.hash(),
                    it.inForce(),
                    assessment(key, it.agency())))
            .sorted(Comparator.comparing(Part::name))
            .toList(),
        signOff.same(),
        address(key) + "/" + signOff.number());
  }

  static String address(ProfileSignOffs.Key key) {
    return "/%s/cycles/%s/areas/%s/sign-off".formatted(key.partnership(), key.cycle(), key.area());
  }

  private static String assessment(ProfileSignOffs.Key key, String agency) {
    return new AssessmentAddress(key.partnership(), key.cycle(), key.area(), agency).page();
  }
}
