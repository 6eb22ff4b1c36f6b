package uk.ragtime.query.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.web.request.RequestParameters;

/**
 * Reads handler arguments of one type from a request's parameters. Each component of this type adds
 * a type that handlers may take.
 *
 * @param type of the arguments
 * @param parameters names of the parameters that the argument is read from; empty for the
 *     argument's own name
 * @param reading refuses a value that is not valid, and gives null or a default for an absent one
 */
public record ArgumentReader<T>(Class<T> type, List<String> parameters, Reading<T> reading) {
  /** Reads one argument. */
  @FunctionalInterface
  public interface Reading<T> {
    /**
     * @param name of the argument
     * @param now the instant at which the request was admitted, the same for all its arguments
     * @throws uk.ragtime.web.ProblemException invalid-parameter
     */
    @Nullable T read(String name, RequestParameters parameters, Instant now);
  }

  /** Reads one parameter of the same name as the argument. */
  @FunctionalInterface
  public interface ValueReading<T> {
    @Nullable T read(String name, @Nullable String value);
  }

  /** A reader of arguments that are each read from the one parameter of their name. */
  public static <T> ArgumentReader<T> of(Class<T> type, ValueReading<T> reading) {
    return new ArgumentReader<>(
        type, List.of(), (name, parameters, _) -> reading.read(name, parameters.get(name)));
  }
}
