package uk.ragtime.command.relay;

import org.jspecify.annotations.Nullable;

/**
 * What the directory holds for a member.
 *
 * @param displayName null where it was erased
 */
record DirectoryEntry(String partnership, String member, @Nullable String displayName) {}
