package uk.ragtime.portal.page;

import org.jspecify.annotations.Nullable;

/** A form that is meant for one version of what it changes. */
public interface VersionedForm extends KeyedForm {
  /** Version that the form was opened on; null if the form as it was sent has none. */
  @Nullable Long version();

  /**
   * The version that was sent; 0 if nothing was recorded yet.
   *
   * @throws BrokenFormException if there is none
   */
  default long sentVersion() {
    return BrokenFormException.required(version(), "version");
  }
}
