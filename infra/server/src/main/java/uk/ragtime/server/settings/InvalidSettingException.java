package uk.ragtime.server.settings;

import java.io.Serial;

/** A server does not start with its settings. Message and action are for the operator. */
public final class InvalidSettingException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  private final String action;

  public InvalidSettingException(String fault, String action) {
    super(fault);
    this.action = action;
  }

  /** Sentence that tells the operator how to mend it. */
  public String action() {
    return action;
  }
}
