package uk.ragtime.command.relay;

import uk.ragtime.kernel.erasable.ErasableText;
import uk.ragtime.kernel.erasable.TextKey;

/** A text as it stands in the store. */
record StoredText(TextKey key, ErasableText value) {}
