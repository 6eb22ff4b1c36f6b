package uk.ragtime.kernel.event;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.StreamId;

/** All that can happen to an area. */
public sealed interface AreaEvent extends DomainEvent {
  AreaCode area();

  @Override
  default StreamId stream() {
    return StreamId.of(area());
  }

  /** The partnership works in this area; the GSS code has 9 characters where there is one. */
  record AreaDefined(AreaCode area, String name, @Nullable String gssCode) implements AreaEvent {}

  /** The area goes by another name or GSS code from now on. */
  record AreaRevised(AreaCode area, String name, @Nullable String gssCode) implements AreaEvent {}
}
