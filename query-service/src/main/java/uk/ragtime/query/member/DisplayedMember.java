package uk.ragtime.query.member;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A member as shown to a reader: by code, or by handle where nothing tells the code. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface DisplayedMember {
  String member();

  /** The name, if it may be seen and is there. */
  default @Nullable String name() {
    return null;
  }

  /** The reader may not see names, or there is none, as of the operator. */
  record Anonymous(String member) implements DisplayedMember {}

  /** The directory has a name that fits its seal. */
  record Named(String member, String name) implements DisplayedMember {}

  /** Code and name have been erased; the member is shown by handle. */
  record Erased(String member, @JsonInclude @Nullable String name, boolean erased)
      implements DisplayedMember {
    Erased(String handle) {
      this(handle, null, true);
    }
  }

  /** Code and name are not here yet, or do not fit their seal; the member is shown by handle. */
  record Missing(String member, @JsonInclude @Nullable String name, boolean missing)
      implements DisplayedMember {
    Missing(String handle) {
      this(handle, null, true);
    }
  }
}
