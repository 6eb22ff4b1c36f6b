package uk.ragtime.query.rebuild;

import java.io.Serial;

/** Another instance works on the rebuild now; this one lost its lock without noticing. */
final class TakenUpElsewhereException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  TakenUpElsewhereException(Rebuild rebuild) {
    super("rebuild " + rebuild.id() + " was taken up by another instance");
  }
}
