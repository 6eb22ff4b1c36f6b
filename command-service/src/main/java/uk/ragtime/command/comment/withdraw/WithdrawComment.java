package uk.ragtime.command.comment.withdraw;

import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.comment.CommentCommand;

/** Withdraw a comment, so that it is shown no longer. */
public record WithdrawComment(AssessmentKey assessment, int comment) implements CommentCommand {}
