package uk.ragtime.web;

import java.util.Set;

/** Those who run the platform, named in its configuration. */
public record OperatorRegistry(Set<Caller> callers) {
  public OperatorRegistry {
    callers = Set.copyOf(callers);
  }

  public boolean contains(Caller caller) {
    return callers.contains(caller);
  }
}
