package uk.ragtime.portal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import uk.ragtime.portal.PortalSettings;

/** Client of both services for comments on an assessment. */
@Component
public class Comments {
  private static final String COMMENTS = AssessmentKey.PATH + "/comments";
  private static final int PAGE = 500;

  /** The services take 1,000 comments on an assessment. */
  private static final int MAX_PAGES = 3;

  private final ServiceClient query;
  private final ServiceClient commands;

  Comments(RestClient.Builder builder, PortalSettings settings) {
    this.query = new ServiceClient(builder.clone(), settings, settings.queryUrl());
    this.commands = new ServiceClient(builder.clone(), settings, settings.commandUrl());
  }

  /**
   * All comments on an assessment, oldest first.
   *
   * @param position up to which events must be in the answer
   */
  public List<Comment> of(Visitor visitor, AssessmentKey key, long position) {
    Map<String, Object> with = key.variables();
    with.put("limit", PAGE);
    with.put("position", position);
    return Paging.all(
        MAX_PAGES,
        after -> {
          with.put("after", after);
          return query.get(
              visitor,
              Page.class,
              COMMENTS + "?after={after}&limit={limit}&minPosition={position}",
              with);
        });
  }

  /** Makes a comment. Both commands return the position at which a reader sees their effect. */
  public long make(Visitor visitor, UUID key, AssessmentKey of, NewComment comment) {
    return commands.send(HttpMethod.POST, visitor, key, comment, COMMENTS, of.variables());
  }

  public long withdraw(Visitor visitor, UUID key, AssessmentKey of, int comment) {
    Map<String, Object> with = of.variables();
    with.put("comment", comment);
    return commands.send(
        HttpMethod.POST, visitor, key, Map.of(), COMMENTS + "/{comment}/withdraw", with);
  }

  record Page(List<Comment> comments, @Nullable Long next) implements Paging.Page<Comment> {
    Page {
      comments = Objects.requireNonNullElse(comments, List.of());
    }

    @Override
    public List<Comment> items() {
      return comments;
    }
  }

  /**
   * A comment to be made.
   *
   * @param capability null for the assessment as a whole
   * @param replyTo number of the comment that it answers; null for none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record NewComment(String text, @Nullable String capability, @Nullable Integer replyTo) {}

  /**
   * A comment.
   *
   * @param comment its number within the assessment
   * @param text null if it was withdrawn, or cannot be shown
   * @param withdrawn null unless it was withdrawn
   */
  public record Comment(
      int comment,
      long position,
      Instant recordedAt,
      ShownMember by,
      @Nullable String capability,
      @Nullable Integer replyTo,
      @Nullable String text,
      @Nullable Withdrawal withdrawn,
      List<String> erased,
      List<String> missing) {
    public Comment {
      erased = Objects.requireNonNullElse(erased, List.of());
      missing = Objects.requireNonNullElse(missing, List.of());
    }
  }

  /** The withdrawal of a comment. */
  public record Withdrawal(Instant recordedAt, ShownMember by) {}
}
