/** Backup, restore and drill of the event store's server, and what they mean for its readers. */
@NullMarked
package uk.ragtime.operator.backup;

import org.jspecify.annotations.NullMarked;
