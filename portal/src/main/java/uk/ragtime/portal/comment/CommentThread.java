package uk.ragtime.portal.comment;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Audit;
import uk.ragtime.portal.api.Comments;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.PersonNames;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.Words;
import uk.ragtime.portal.page.WrittenText;

/**
 * A thread of comments and challenges, oldest first.
 *
 * @param known whether it could be read
 * @param form null where the visitor may not comment
 */
public record CommentThread(boolean known, List<Entry> entries, @Nullable Form form) {

  /**
   * An entry.
   *
   * @param comment its number; null for a challenge, an answer or an agreement
   * @param kind key of what it is; null for a comment
   * @param label rating that is seen, offered or agreed; null for a comment
   * @param by name; null where the visitor sees none
   * @param about title of the capability; null where the thread has no other
   * @param cycle name of its cycle
   * @param answers sentence about the comment that it answers; null if it answers none
   * @param text null for an agreement without a reason
   * @param reply address of the form for an answer; null where the visitor may not comment
   * @param withdraw address of the form that withdraws it; null likewise
   */
  public record Entry(
      Instant at,
      @Nullable Integer comment,
      @Nullable String kind,
      @Nullable RatingLabel label,
      @Nullable String by,
      String when,
      @Nullable String about,
      @Nullable String cycle,
      @Nullable String answers,
      @Nullable WrittenText text,
      @Nullable String reply,
      @Nullable String withdraw) {}

  /**
   * Form of a new comment.
   *
   * @param capability null for the assessment as a whole
   * @param back page to return to: {@code story}, {@code assessment} or {@code comments}
   */
  public record Form(UUID key, String address, @Nullable String capability, String back) {}

  /** Comments on one assessment, and what they are shown with. */
  record OfAssessment(
      AssessmentAddress address, @Nullable String cycleName, List<Comments.Comment> comments) {}

  static final CommentThread UNKNOWN = new CommentThread(false, List.of(), null);

  /**
   * @param titles of capabilities, for a thread about several; empty for one about one
   */
  static CommentThread of(
      List<OfAssessment> comments,
      List<Entry> challenges,
      CommentRights rights,
      Map<String, String> titles,
      @Nullable Form form,
      Words words) {
    Stream<Entry> written =
        comments.stream()
            .flatMap(
                of -> of.comments().stream().map(each -> entry(of, each, rights, titles, words)));
    return new CommentThread(
        true,
        Stream.concat(written, challenges.stream())
            .sorted(Comparator.comparing(Entry::at))
            .toList(),
        form);
  }

  private static Entry entry(
      OfAssessment of,
      Comments.Comment comment,
      CommentRights rights,
      Map<String, String> titles,
      Words words) {
    String number = String.valueOf(comment.comment());
    return new Entry(
        comment.recordedAt(),
        comment.comment(),
        null,
        null,
        PersonNames.ofShown(comment.by(), words),
        words.moment(comment.recordedAt()),
        comment.capability() == null ? null : titles.get(comment.capability()),
        of.cycleName(),
        answers(of, comment, words),
        text(comment, words),
        rights.writes() && comment.withdrawn() == null
            ? of.address().page("comments") + "?reply=" + number + "#text"
            : null,
        rights.withdraws(comment) ? of.address().page("comments", number, "withdraw") : null);
  }

  private static @Nullable String answers(OfAssessment of, Comments.Comment comment, Words words) {
    return of.comments().stream()
        .filter(other -> comment.replyTo() != null && comment.replyTo() == other.comment())
        .findFirst()
        .map(other -> {
          String by = PersonNames.ofShown(other.by(), words);
          String when = words.moment(other.recordedAt());
          return by == null
              ? words.say("comment.answers", when)
              : words.say("comment.answers.by", by, when);
        })
        .orElse(null);
  }

  static WrittenText text(Comments.Comment comment, Words words) {
    Comments.Withdrawal withdrawn = comment.withdrawn();
    if (withdrawn != null) {
      String by = PersonNames.ofShown(withdrawn.by(), words);
      String when = words.moment(withdrawn.recordedAt());
      return new WrittenText(
          by == null
              ? words.say("comment.withdrawn", when)
              : words.say("comment.withdrawn.by", by, when),
          false);
    }
    return WrittenText.of(
            "comment", "text", comment.text(), comment.erased(), comment.missing(), words)
        .orElseGet(() -> new WrittenText(words.say("comment.missing.text"), false));
  }

  /** A challenge, an answer or an agreement, as the audit has it. */
  static Entry challenge(Audit.Entry entry, Map<String, String> cycles, Words words) {
    return new Entry(
        entry.recordedAt(),
        null,
        "comment.kind." + entry.kind(),
        RatingLabel.of(entry.to()),
        entry.by() == null ? null : PersonNames.ofShown(entry.by(), words),
        words.moment(entry.recordedAt()),
        null,
        entry.cycle() == null ? null : cycles.getOrDefault(entry.cycle(), entry.cycle()),
        null,
        WrittenText.of(
                "text", "rationale", entry.rationale(), entry.erased(), entry.missing(), words)
            .orElse(null),
        null,
        null);
  }
}
