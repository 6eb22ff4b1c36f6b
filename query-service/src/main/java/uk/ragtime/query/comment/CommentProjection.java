package uk.ragtime.query.comment;

import static uk.ragtime.query.projection.ReadTable.bigint;
import static uk.ragtime.query.projection.ReadTable.bool;
import static uk.ragtime.query.projection.ReadTable.integer;
import static uk.ragtime.query.projection.ReadTable.text;
import static uk.ragtime.query.projection.ReadTable.timestamp;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.event.CommentEvent;
import uk.ragtime.kernel.event.CommentEvent.CommentMade;
import uk.ragtime.kernel.event.CommentEvent.CommentWithdrawn;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.RowSink;

/** Projects comments and their withdrawals. */
public final class CommentProjection {
  private static final ReadTable COMMENT =
      ReadTable.log(
          "comment",
          text("partnership"),
          bigint("position"),
          timestamp("recorded_at"),
          text("cycle"),
          text("area"),
          text("agency"),
          integer("comment"),
          bool("is_withdrawal"),
          text("capability"),
          integer("reply_to"),
          text("text_seal"),
          text("actor"));

  private CommentProjection() {}

  public static void project(CommentEvent event, RecordedEvent recorded, RowSink rows) {
    switch (event) {
      case CommentMade e ->
          add(e, e.comment(), e.capability(), e.replyTo(), e.textSeal(), recorded, rows);
      case CommentWithdrawn e -> add(e, e.comment(), null, null, null, recorded, rows);
    }
  }

  private static void add(
      CommentEvent event,
      int comment,
      @Nullable CapabilityCode capability,
      @Nullable Integer replyTo,
      @Nullable Seal textSeal,
      RecordedEvent recorded,
      RowSink rows) {
    rows.add(
        COMMENT,
        recorded.partnership(),
        recorded.position(),
        recorded.recordedAt(),
        event.cycle(),
        event.area(),
        event.agency(),
        comment,
        textSeal == null,
        capability,
        replyTo,
        textSeal,
        recorded.actor());
  }
}
