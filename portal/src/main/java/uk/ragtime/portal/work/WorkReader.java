package uk.ragtime.portal.work;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import uk.ragtime.portal.api.Assessments;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Tasks;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.Words;

/** Reads a visitor's tasks with the names that they need. */
@Component
public class WorkReader {
  private final QueryService query;
  private final Assessments assessments;
  private final Words words;

  WorkReader(QueryService query, Assessments assessments, Words words) {
    this.query = query;
    this.assessments = assessments;
    this.words = words;
  }

  /** Tasks of the visitor; both lists are asked for already. */
  public WorkList read(
      Visitor visitor,
      String partnership,
      Answer<List<Lists.Area>> areas,
      Answer<List<Lists.Cycle>> cycles) {
    Optional<List<Tasks.Task>> tasks = tasks(visitor, partnership);
    List<Lists.Agency> agencies =
        tasks.orElse(List.of()).isEmpty() ? List.of() : query.agencies(visitor, partnership);
    return WorkList.of(partnership, tasks, areas.get(), agencies, cycles.get(), words);
  }

  /** The rest of the page does without them. */
  private Optional<List<Tasks.Task>> tasks(Visitor visitor, String partnership) {
    try {
      return Optional.of(assessments.tasks(visitor, partnership));
    } catch (Failure.Unavailable | Failure.NotFound e) {
      return Optional.empty();
    }
  }
}
