package uk.ragtime.portal.member;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be done about somebody.
 *
 * @param label its message
 * @param about whom, for those who do not see in which row it stands
 * @param address where it leads, or is sent
 * @param key makes one command of a form that is sent twice; null where it leads to a page
 */
record RowAction(String label, String about, String address, @Nullable UUID key) {
  static RowAction page(String label, String about, String address) {
    return new RowAction(label, about, address, null);
  }

  static RowAction command(String label, String about, String address) {
    return new RowAction(label, about, address, UUID.randomUUID());
  }
}
