package uk.ragtime.query.projection;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;

/** All that is projected: turns what arrives into rows, without reading any. */
public interface ReadModels {
  /**
   * @param references what the partnership's events up to this one amount to, this one included
   */
  void project(ReceivedEvent received, References references, RowSink rows);

  /**
   * The directory shows a member under this name from now on.
   *
   * @param name null where it is erased
   */
  void nameMember(
      PartnershipCode partnership, MemberCode member, @Nullable String name, RowSink rows);
}
