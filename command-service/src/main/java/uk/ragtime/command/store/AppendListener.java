package uk.ragtime.command.store;

/** Is told that something was recorded. Must return at once. */
@FunctionalInterface
public interface AppendListener {
  void appended();
}
