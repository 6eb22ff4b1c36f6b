package uk.ragtime.web;

import org.jspecify.annotations.Nullable;

/**
 * How a service says, once, what its own refusals mean on HTTP. Beans of this type are asked about
 * every failure and each of its causes before the common rules are.
 */
@FunctionalInterface
public interface ProblemTranslator {
  /** The problem this failure stands for, or null when it is not known here. */
  @Nullable ProblemException translate(Throwable failure);
}
