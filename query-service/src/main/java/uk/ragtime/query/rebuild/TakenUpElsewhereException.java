package uk.ragtime.query.rebuild;

import java.io.Serial;

/** Another instance has taken up the rebuild; this one lost its lock without noticing. */
public final class TakenUpElsewhereException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public TakenUpElsewhereException(Rebuild rebuild) {
    super("rebuild " + rebuild.id() + " was taken up by another instance");
  }
}
