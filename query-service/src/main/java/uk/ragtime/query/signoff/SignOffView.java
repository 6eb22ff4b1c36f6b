package uk.ragtime.query.signoff;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.SheetHash;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.query.member.DisplayedMember;
import uk.ragtime.query.member.MemberNames;
import uk.ragtime.query.opening.PlacedOpenings;
import uk.ragtime.query.opening.SealedText;

/**
 * A sign-off, as shown.
 *
 * @param number within the assessment or the profile, from 1
 * @param at position of the event, with the field {@code statement} the place of the statement
 * @param onBehalf whether a coordinator signed for the agency
 * @param form rules by which the sheet was made
 * @param hash of the sheet that was signed
 * @param inForce whether nothing was reopened since
 * @param statement null if none was made, or it cannot be shown
 * @param erased {@code ["statement"]} if it was erased
 * @param missing {@code ["statement"]} if it is not here, or does not fit its seal
 */
record SignOffView(
    int number,
    long at,
    Instant signedAt,
    DisplayedMember by,
    boolean onBehalf,
    int form,
    SheetHash hash,
    boolean inForce,
    @Nullable String statement,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> erased,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> missing) {
  private static final List<String> STATEMENT = List.of(SealedField.STATEMENT.wireName());

  /** An act of signing, of an assessment or of a profile. */
  record Act(
      int number,
      long at,
      Instant signedAt,
      String actor,
      boolean onBehalf,
      int form,
      SheetHash hash,
      boolean inForce,
      @Nullable Seal statementSeal) {
    static Act of(SignOff one) {
      return new Act(
          one.number(),
          one.entry().position(),
          one.entry().recordedAt(),
          one.entry().actor(),
          one.event().onBehalf(),
          one.event().form(),
          one.event().hash(),
          one.inForce(),
          one.event().statementSeal());
    }
  }

  static SignOffView of(Act act, MemberNames names, PlacedOpenings openings) {
    Seal seal = act.statementSeal();
    SealedText statement =
        openings.text(act.at(), SealedField.STATEMENT, seal == null ? null : seal.value());
    return new SignOffView(
        act.number(),
        act.at(),
        act.signedAt(),
        names.displayed(act.actor()),
        act.onBehalf(),
        act.form(),
        act.hash(),
        act.inForce(),
        statement.text().orElse(null),
        statement instanceof SealedText.Erased ? STATEMENT : List.of(),
        statement instanceof SealedText.Missing ? STATEMENT : List.of());
  }
}
