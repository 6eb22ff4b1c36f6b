package uk.ragtime.command.store;

import java.util.Optional;
import javax.sql.DataSource;
import uk.ragtime.command.store.AppendOutcome.OriginalAnswer;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.ActorId;

/** Answers to the requests that used idempotency keys first. */
public final class OriginalAnswers {
  private static final String KEPT_ANSWER =
      PartnershipQueries.TENANT
          + """
          select fingerprint, position, version, created
          from store.idempotency
          where partnership = (select number from p) and actor = ? and key = ?
          """;

  private static final String RECORDED_NOTHING =
      PartnershipQueries.TENANT
          + """
          select exists (
            select
            from store.idempotency i
            where i.partnership = (select number from p) and i.actor = ? and i.key = ?
              and not exists (
                select
                from store.event e
                where e.partnership = i.partnership and e.position = i.position
                  and e.command_id = i.command_id))
          """;

  private final PartnershipQueries queries;

  public OriginalAnswers(DataSource dataSource) {
    this.queries = new PartnershipQueries(dataSource);
  }

  /** The answer to the request that used an idempotency key first, if any did. */
  public Optional<OriginalAnswer> find(PartnershipCode partnership, ActorId actor, String key) {
    return queries.query(
        KEPT_ANSWER,
        partnership,
        (_, statement) -> {
          statement.setString(3, actor.value());
          statement.setString(4, key);
        },
        rows ->
            rows.next()
                ? Optional.of(
                    new OriginalAnswer(
                        rows.getString("fingerprint"),
                        rows.getLong("position"),
                        rows.getLong("version"),
                        rows.getBoolean("created")))
                : Optional.empty());
  }

  /** Whether the request that used an idempotency key changed nothing. */
  public boolean recordedNothing(PartnershipCode partnership, ActorId actor, String key) {
    return queries.query(
        RECORDED_NOTHING,
        partnership,
        (_, statement) -> {
          statement.setString(3, actor.value());
          statement.setString(4, key);
        },
        PartnershipQueries::isTrue);
  }
}
