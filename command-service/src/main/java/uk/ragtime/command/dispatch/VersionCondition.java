package uk.ragtime.command.dispatch;

import java.util.Set;

/** A precondition of a command: on the version of what it changes, or on whether that exists. */
public sealed interface VersionCondition {
  /**
   * @param target version of the resource that the command names
   * @param creates whether the command creates what it names: then that has no version yet, though
   *     a stream that it shares with others has
   */
  boolean holds(TargetVersion target, boolean creates);

  /** {@code If-Match: *}. */
  record Exists() implements VersionCondition {
    @Override
    public boolean holds(TargetVersion target, boolean creates) {
      return !creates;
    }
  }

  /** {@code If-None-Match: *}. */
  record DoesNotExist() implements VersionCondition {
    @Override
    public boolean holds(TargetVersion target, boolean creates) {
      return creates;
    }
  }

  /** {@code If-Match: "6", "7"}. */
  record IsOneOf(Set<Long> versions) implements VersionCondition {
    public IsOneOf {
      versions = Set.copyOf(versions);
    }

    @Override
    public boolean holds(TargetVersion target, boolean creates) {
      return versions.stream().anyMatch(target::isAt);
    }
  }

  /** {@code If-None-Match: "6", "7"}. */
  record IsNoneOf(Set<Long> versions) implements VersionCondition {
    public IsNoneOf {
      versions = Set.copyOf(versions);
    }

    @Override
    public boolean holds(TargetVersion target, boolean creates) {
      return creates || versions.stream().noneMatch(target::isAt);
    }
  }
}
