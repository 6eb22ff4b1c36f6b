package uk.ragtime.query.rebuild;

import java.io.Serial;

/** An operator cancelled the rebuild, or the service is stopping. */
public final class RebuildCancelledException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;
}
