package uk.ragtime.web;

import org.jspecify.annotations.Nullable;

/**
 * Translates a service's own refusals to HTTP problems, in one place. Beans of this type are asked
 * about every failure and each of its causes before the common rules are.
 */
@FunctionalInterface
public interface ProblemTranslator {
  /** The problem this failure stands for, or null when it is not known here. */
  @Nullable ProblemException translate(Throwable failure);
}
