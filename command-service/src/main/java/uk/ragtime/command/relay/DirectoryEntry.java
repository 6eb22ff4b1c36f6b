package uk.ragtime.command.relay;

import org.jspecify.annotations.Nullable;

/**
 * Entry of the directory for one member.
 *
 * @param displayName null where it was erased
 */
record DirectoryEntry(String partnership, String member, @Nullable String displayName) {}
