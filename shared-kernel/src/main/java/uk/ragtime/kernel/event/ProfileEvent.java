package uk.ragtime.kernel.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.SheetHash;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.seal.Seal;

/** All that can happen to one area's profile in one cycle. */
public sealed interface ProfileEvent extends DomainEvent {
  CycleCode cycle();

  AreaCode area();

  @Override
  default StreamId stream() {
    return StreamId.profile(cycle(), area());
  }

  /**
   * The partnership answers for the profile, as its sheet shows it.
   *
   * @param assessments those it is made of, in order of their agencies
   * @param form of the sheet
   * @param statementSeal null where no statement was made
   */
  record ProfileSignedOff(
      CycleCode cycle,
      AreaCode area,
      List<SignedAssessment> assessments,
      int form,
      SheetHash hash,
      @Nullable Seal statementSeal)
      implements ProfileEvent {}

  /**
   * An assessment that is signed off.
   *
   * @param position of the event that signed it off
   * @param hash of its sheet
   */
  record SignedAssessment(AgencyCode agency, long position, SheetHash hash) {}
}
