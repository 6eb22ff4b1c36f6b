package uk.ragtime.command.store;

/** Notified after each group that was recorded. Implementations must not block. */
@FunctionalInterface
public interface AppendListener {
  void appended();
}
