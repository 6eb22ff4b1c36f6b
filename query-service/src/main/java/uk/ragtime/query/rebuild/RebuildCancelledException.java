package uk.ragtime.query.rebuild;

import java.io.Serial;

/** Somebody wishes that the rebuild ends, or the service does. */
public final class RebuildCancelledException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;
}
