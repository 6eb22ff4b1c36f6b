package uk.ragtime.portal.api;

import org.jspecify.annotations.Nullable;

/** A member as answers name one. The name is null also where the reader may not see it. */
public record ShownMember(
    String member, @Nullable String name, @Nullable Boolean erased, @Nullable Boolean missing)
    implements Person {}
