package uk.ragtime.portal.member;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action on a person.
 *
 * @param label key of its message
 * @param about the person's name, for screen readers
 * @param address of the page or the command
 * @param key idempotency key of the command; null for a page
 */
record RowAction(String label, String about, String address, @Nullable UUID key) {
  static RowAction page(String label, String about, String address) {
    return new RowAction(label, about, address, null);
  }

  static RowAction command(String label, String about, String address) {
    return new RowAction(label, about, address, UUID.randomUUID());
  }
}
