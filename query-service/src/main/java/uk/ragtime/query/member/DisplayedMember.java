package uk.ragtime.query.member;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A member as shown to a reader. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface DisplayedMember {
  String member();

  /** The reader may not see names. */
  record Anonymous(String member) implements DisplayedMember {}

  /** The directory has a name. */
  record Named(String member, String name) implements DisplayedMember {}

  /** The name has been erased from the directory. */
  record Erased(String member, @JsonInclude @Nullable String name, boolean erased)
      implements DisplayedMember {
    Erased(String member) {
      this(member, null, true);
    }
  }
}
