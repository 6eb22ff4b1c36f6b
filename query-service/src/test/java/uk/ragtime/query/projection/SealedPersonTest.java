package uk.ragtime.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.erasable.ErasablePerson;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.query.projection.SealedPerson.Fit;
import uk.ragtime.query.support.TestPersons;

/** Records of the directory, held against the seals of the log. */
class SealedPersonTest {
  private static final SealKey KEY = SealKey.of(new byte[32]);
  private static final Lookup DESK = TestPersons.lookup("https://issuer.example", "desk");
  private static final Lookup LAPTOP = TestPersons.lookup("https://issuer.example", "laptop");

  private static ErasablePerson record(long position, String name, @Nullable Lookup lookup) {
    return new ErasablePerson(
        position,
        new MemberCode("rita"),
        new PersonName(name),
        KEY,
        lookup,
        lookup == null ? null : KEY);
  }

  /** Sealed as one record says, by the event that it names. */
  private static SealedPerson sealed(ErasablePerson by, long applied) {
    Seal identity = by.identity().map(opening -> opening.seal()).orElse(null);
    return new SealedPerson(by.person().seal(), identity, by.position(), applied);
  }

  @Test
  void aRecordFitsWhatWasSealed() {
    ErasablePerson invited = record(7, "Rita", null);
    ErasablePerson enrolled = record(9, "Rita", DESK);

    assertThat(sealed(invited, 7).judge(invited)).isEqualTo(Fit.FITS);
    assertThat(sealed(enrolled, 20).judge(enrolled)).isEqualTo(Fit.FITS);
  }

  @Test
  void aRecordWhoseEventIsNotAppliedIsEarlyWhateverItSays() {
    SealedPerson nothing = new SealedPerson(null, null, 0, 6);

    assertThat(nothing.judge(record(7, "Rita", null))).isEqualTo(Fit.EARLY);
    assertThat(sealed(record(3, "Rita", DESK), 6).judge(record(7, "Margarita", LAPTOP)))
        .isEqualTo(Fit.EARLY);
  }

  @Test
  void anOlderRecordThanTheLatestSealIsOutdated() {
    SealedPerson renamed = sealed(record(9, "Margarita", DESK), 9);

    assertThat(renamed.judge(record(7, "Rita", DESK))).isEqualTo(Fit.OUTDATED);
    assertThat(renamed.judge(record(7, "Rita", null))).isEqualTo(Fit.OUTDATED);
  }

  @Test
  void anotherNameOrSignInThanWasSealedIsAMisfit() {
    SealedPerson rita = sealed(record(9, "Rita", DESK), 12);

    assertThat(rita.judge(record(9, "Rosa", DESK))).isEqualTo(Fit.MISFIT);
    assertThat(rita.judge(record(9, "Rita", LAPTOP))).isEqualTo(Fit.MISFIT);
    assertThat(rita.judge(record(9, "Rita", null))).isEqualTo(Fit.MISFIT);
    assertThat(rita.judge(record(11, "Rosa", DESK))).isEqualTo(Fit.MISFIT);
    assertThat(new SealedPerson(null, null, 0, 12).judge(record(9, "Rita", DESK)))
        .isEqualTo(Fit.MISFIT);
  }

  @Test
  void theLatestThatFitsIsKeptBesideThoseThatAreEarly() {
    ErasablePerson fits = record(9, "Rita", DESK);
    ErasablePerson early = record(15, "Rosa", LAPTOP);
    ErasablePerson corrected = record(15, "Rosa", DESK);

    SealedPerson.Kept kept =
        sealed(fits, 12).select(List.of(record(7, "Reta", DESK), fits, early, corrected));

    assertThat(kept.persons()).containsExactlyInAnyOrder(fits, corrected);
    assertThat(kept.misfits()).isFalse();
  }

  @Test
  void whileNoneFitsTheLastOutdatedOneIsKeptAndAMisfitNever() {
    SealedPerson renamed = sealed(record(9, "Margarita", DESK), 9);
    ErasablePerson before = record(7, "Rita", DESK);

    SealedPerson.Kept kept =
        renamed.select(List.of(record(5, "R", DESK), before, record(9, "Rosa", DESK)));

    assertThat(kept.persons()).containsExactly(before);
    assertThat(kept.misfits()).isTrue();
  }
}
