package uk.ragtime.web;

import java.util.Set;

/** Those who run the platform, named in its configuration. */
public record Operators(Set<Caller> callers) {
  public Operators {
    callers = Set.copyOf(callers);
  }

  public boolean contains(Caller caller) {
    return callers.contains(caller);
  }
}
