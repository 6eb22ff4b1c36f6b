package uk.ragtime.portal.page;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A form that is meant for one version of what it changes. */
public interface VersionedForm extends KeyedForm {
  /** Version that the form was opened on; null if the form as it was sent has none. */
  @Nullable Long version();

  /** The version that was sent, or that of what nobody has recorded yet. */
  default long sentVersion() {
    return Objects.requireNonNullElse(version(), 0L);
  }
}
