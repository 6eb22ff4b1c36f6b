package uk.ragtime.portal.comment;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.ragtime.portal.api.Audit;
import uk.ragtime.portal.api.Comments;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.Words;

/** Reads threads for the pages that show one beneath; these do without it if it cannot be read. */
@Component
public class ThreadReader {
  /**
   * A rating's story shows comments of the last few cycles; older ones are at their assessments.
   */
  private static final int MAX_CYCLES = 4;

  private final QueryService query;
  private final Comments comments;
  private final Words words;

  ThreadReader(QueryService query, Comments comments, Words words) {
    this.query = query;
    this.comments = comments;
    this.words = words;
  }

  /** A rating, of whichever cycle. */
  public record RatingAddress(
      String partnership,
      String area,
      String agency,
      String capability,
      @Nullable String checklist) {}

  /**
   * Thread about an assessment; empty if the visitor may not read it.
   *
   * @param titles of capabilities by code
   * @param seen position up to which events must be in it
   */
  public Optional<CommentThread> ofAssessment(
      Visitor visitor, AssessmentAddress address, Map<String, String> titles, long seen) {
    try {
      CommentRights rights =
          CommentRights.of(query.me(visitor), address.partnership(), address.agency());
      if (!rights.reads()) {
        return Optional.empty();
      }
      return Optional.of(
          CommentThread.of(
              List.of(
                  new CommentThread.OfAssessment(
                      address, null, comments.of(visitor, address.key(), seen))),
              List.of(),
              rights,
              titles,
              rights.writes() ? form(address, null, "assessment") : null,
              words));
    } catch (Failure.Unavailable | Failure.TooMany e) {
      return Optional.of(CommentThread.UNKNOWN);
    } catch (Failure.NotFound | Failure.Forbidden e) {
      return Optional.empty();
    }
  }

  /**
   * Thread about a rating, with its challenges; empty if there is nothing to show or to write.
   *
   * @param all cycles of the partnership
   * @param audit entries of the rating; empty where the visitor reads none
   * @param seen position up to which events must be in it
   */
  public Optional<CommentThread> ofRating(
      Visitor visitor,
      Me me,
      RatingAddress rating,
      List<Lists.Cycle> all,
      List<Audit.Entry> audit,
      long seen) {
    try {
      CommentRights rights = CommentRights.of(me, rating.partnership(), rating.agency());
      CommentThread thread = read(visitor, rating, cycles(all, rating), rights, audit, seen);
      return thread.entries().isEmpty() && thread.form() == null
          ? Optional.empty()
          : Optional.of(thread);
    } catch (Failure.Unavailable | Failure.TooMany e) {
      return Optional.of(CommentThread.UNKNOWN);
    } catch (Failure.NotFound | Failure.Forbidden e) {
      return Optional.empty();
    }
  }

  private CommentThread read(
      Visitor visitor,
      RatingAddress rating,
      List<Lists.Cycle> cycles,
      CommentRights rights,
      List<Audit.Entry> audit,
      long seen) {
    try (ParallelRequests requests = new ParallelRequests()) {
      List<Answer<CommentThread.OfAssessment>> written =
          (rights.reads() ? cycles : List.<Lists.Cycle>of())
              .stream()
                  .map(cycle -> requests.ask(() -> about(visitor, rating, cycle, seen)))
                  .toList();
      Map<String, String> names =
          cycles.stream()
              .collect(Collectors.toMap(Lists.Cycle::cycle, Lists.Cycle::name, (a, _) -> a));
      CommentThread.Form form =
          rights.writes() && !cycles.isEmpty()
              ? form(at(rating, cycles.getFirst()), rating.capability(), "story")
              : null;
      return CommentThread.of(
          written.stream().map(Answer::get).toList(),
          audit.stream()
              .filter(Audit.Entry::isOfReview)
              .map(entry -> CommentThread.challenge(entry, names, words))
              .toList(),
          rights,
          Map.of(),
          form,
          words);
    }
  }

  private CommentThread.OfAssessment about(
      Visitor visitor, RatingAddress rating, Lists.Cycle cycle, long seen) {
    AssessmentAddress address = at(rating, cycle);
    List<Comments.Comment> about =
        comments.of(visitor, address.key(), seen).stream()
            .filter(comment -> rating.capability().equals(comment.capability()))
            .toList();
    return new CommentThread.OfAssessment(address, cycle.name(), about);
  }

  private static AssessmentAddress at(RatingAddress rating, Lists.Cycle cycle) {
    return new AssessmentAddress(
        rating.partnership(), cycle.cycle(), rating.area(), rating.agency());
  }

  static CommentThread.Form form(
      AssessmentAddress address, @Nullable String capability, String back) {
    return new CommentThread.Form(UUID.randomUUID(), address.page("comments"), capability, back);
  }

  /** Cycles of the rating's checklist that have opened, the newest first. */
  private static List<Lists.Cycle> cycles(List<Lists.Cycle> all, RatingAddress rating) {
    List<Lists.Cycle> opened =
        all.stream()
            .filter(Lists.Cycle::hasOpened)
            .filter(cycle -> cycle.opensOn() != null)
            .sorted(
                Comparator.comparing((Lists.Cycle cycle) -> Objects.requireNonNull(cycle.opensOn()))
                    .reversed())
            .toList();
    String checklist =
        rating.checklist() != null || opened.isEmpty()
            ? rating.checklist()
            : opened.getFirst().checklist();
    return opened.stream()
        .filter(cycle -> cycle.checklist().equals(checklist))
        .limit(MAX_CYCLES)
        .toList();
  }
}
