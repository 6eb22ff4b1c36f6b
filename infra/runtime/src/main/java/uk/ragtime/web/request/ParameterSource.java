package uk.ragtime.web.request;

import java.util.List;
import org.springframework.core.MethodParameter;

/**
 * Resolver of handler arguments that are read from query parameters. Beans of this type declare
 * which parameters an operation accepts; see {@link ParameterCheck}.
 */
public interface ParameterSource {
  /** Names of the parameters from which an argument is read; empty if it is of another kind. */
  List<String> parametersOf(MethodParameter argument);

  /**
   * Whether resolving the argument admits the caller. The parameters of such an operation are
   * checked by its resolver, with {@link ParameterCheck#complete}, once the caller is admitted: a
   * stranger is never told more than that there is nothing.
   */
  default boolean admitsCaller(MethodParameter argument) {
    return false;
  }
}
