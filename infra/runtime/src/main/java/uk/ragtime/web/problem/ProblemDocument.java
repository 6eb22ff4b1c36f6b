package uk.ragtime.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.Violation;

/** Problem details on the wire: RFC 9457 with our {@code code} and {@code violations}. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ProblemDocument(
    String type,
    String title,
    int status,
    String detail,
    String code,
    @Nullable String instance,
    List<Violation> violations) {

  static ProblemDocument of(ProblemException refusal, @Nullable String instance) {
    var problem = refusal.problem();
    return new ProblemDocument(
        problem.type(),
        problem.title(),
        problem.status(),
        refusal.detail(),
        problem.code(),
        instance,
        refusal.violations());
  }
}
