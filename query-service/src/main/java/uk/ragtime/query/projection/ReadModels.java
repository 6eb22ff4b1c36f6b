package uk.ragtime.query.projection;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;

/** Projects events into rows, without reading any. */
public interface ReadModels {
  /**
   * @param references state of the partnership's reference data up to this event, inclusive
   */
  void project(ReceivedEvent received, References references, RowSink rows);

  /**
   * Applies a change of a member's name in the directory.
   *
   * @param name null if erased
   */
  void nameMember(
      PartnershipCode partnership, MemberCode member, @Nullable String name, RowSink rows);
}
