package uk.ragtime.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the faults of a whole request body before refusing it once, so that people can put
 * everything right in one go.
 *
 * <pre>{@code
 * var violations = new Violations();
 * AreaCode area = violations.read("area", body.area(), AreaCode::new);
 * violations.throwIfAny();
 * }</pre>
 */
public final class Violations {
  /** More than a person reads; a bulk request of 200 faulty ratings must not answer a book. */
  public static final int MAX_REPORTED = 100;

  private final List<Violation> found = new ArrayList<>();

  public Violations add(String field, String code, String message) {
    if (found.size() < MAX_REPORTED) {
      found.add(new Violation(field, code, message));
    }
    return this;
  }

  /** Adds those that others have found. */
  public Violations addAll(List<Violation> others) {
    others.stream().limit(MAX_REPORTED - found.size()).forEach(found::add);
    return this;
  }

  /** Adds {@code required} when the value is missing. Says whether it is there. */
  public boolean require(String field, @Nullable Object value) {
    if (value == null) {
      add(field, "required", "is required");
    }
    return value != null;
  }

  /**
   * Reads a required value by a constructor that throws {@link IllegalArgumentException}, whose
   * message then becomes the violation's. Null when it cannot be read; then {@link #throwIfAny}
   * throws.
   */
  public <S, T> @Nullable T read(String field, @Nullable S value, Function<S, T> reader) {
    return value == null && !require(field, value) ? null : readOptional(field, value, reader);
  }

  /** Like {@link #read}, but a missing value is no fault. */
  public <S, T> @Nullable T readOptional(String field, @Nullable S value, Function<S, T> reader) {
    if (value == null) {
      return null;
    }
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException e) {
      String message = e.getMessage();
      add(field, "invalid", message == null ? "is not valid" : message);
      return null;
    }
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  public List<Violation> asList() {
    return List.copyOf(found);
  }

  /** Throws {@code invalid-field} with all that was found, if anything was. */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ProblemException(Problem.INVALID_FIELD, summary(), found);
    }
  }

  /** The first of them, because people read no further than the detail. */
  private String summary() {
    Violation first = found.getFirst();
    String detail = first.field() + " " + first.message();
    return found.size() == 1 ? detail : detail + "; violations has " + (found.size() - 1) + " more";
  }
}
