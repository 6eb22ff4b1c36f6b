package uk.ragtime.portal.work;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import uk.ragtime.portal.api.Assessments;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.Tasks;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.Words;

/** Reads a visitor's tasks with the names that they need. */
@Component
public class WorkReader {
  private final Assessments assessments;
  private final Words words;

  WorkReader(Assessments assessments, Words words) {
    this.assessments = assessments;
    this.words = words;
  }

  /** Tasks of the visitor; the lists are asked for already. */
  public WorkList read(
      Visitor visitor,
      String partnership,
      Answer<List<Lists.Area>> areas,
      Answer<List<Lists.Agency>> agencies,
      Answer<List<Lists.Cycle>> cycles) {
    Optional<List<Tasks.Task>> tasks = tasks(visitor, partnership);
    return WorkList.of(partnership, tasks, areas.get(), agencies.get(), cycles.get(), words);
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
