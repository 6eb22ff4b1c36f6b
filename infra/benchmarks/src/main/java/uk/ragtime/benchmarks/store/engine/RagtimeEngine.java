package uk.ragtime.benchmarks.store.engine;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import uk.ragtime.benchmarks.store.harness.Contender;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.command.decision.Principal;
import uk.ragtime.command.dispatch.CommandMetadata;
import uk.ragtime.command.dispatch.Commands;
import uk.ragtime.command.store.AppendRequest.IdempotencyKey;

/**
 * This engine, from the command on: membership, Axon's command bus, the decision on six streams,
 * group commit.
 */
public final class RagtimeEngine implements Contender {
  /** As long as the HMAC that the HTTP side makes. */
  private static final String FINGERPRINT = "0123456789abcdef".repeat(3).substring(5);

  private final InProcessCommandService service;
  private final Workload workload;
  private final Form form;
  private final RatingSequence ratings;
  private final boolean keyed;
  private final Commands commands;
  private final Principal rater =
      new Principal(Seeding.lookup(InProcessCommandService.ISSUER, Seeding.RATER), false);

  private RagtimeEngine(
      InProcessCommandService service,
      Workload workload,
      Form form,
      RatingSequence ratings,
      boolean keyed) {
    this.service = service;
    this.workload = workload;
    this.form = form;
    this.ratings = ratings;
    this.keyed = keyed;
    commands = service.part(Commands.class);
  }

  /** Commands without idempotency keys: none of the others knows such a thing. */
  public static RagtimeEngine unkeyed(
      InProcessCommandService service, Workload workload, Form form) {
    return new RagtimeEngine(service, workload, form, RatingSequence.WITHOUT_REMARKS, false);
  }

  /** Commands with an idempotency key each, as they come over HTTP. */
  public static RagtimeEngine keyed(
      InProcessCommandService service, Workload workload, Form form, RatingSequence ratings) {
    return new RagtimeEngine(service, workload, form, ratings, true);
  }

  @Override
  public String name() {
    return "this engine";
  }

  @Override
  public List<Caller> callers(int callers) {
    return workload.walks(callers).stream()
        .<Caller>map(cursor -> () -> rate(cursor.next()))
        .toList();
  }

  private int rate(Workload.Item item) {
    CommandMetadata metadata =
        new CommandMetadata(
            rater, UUID.randomUUID(), null, List.of(), keyed ? newKey() : null, null);
    commands.send(ratings.command(item, form), metadata);
    return form.events();
  }

  /** The fingerprint is as long as that of a request. */
  private static IdempotencyKey newKey() {
    UUID key = UUID.randomUUID();
    return new IdempotencyKey(key.toString(), FINGERPRINT);
  }

  @Override
  public long kept() throws SQLException {
    return DatabaseServer.number(service.database(), "select last_offset from store.global_head");
  }
}
