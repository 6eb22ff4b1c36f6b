package uk.ragtime.benchmarks.store.engine;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import uk.ragtime.benchmarks.store.harness.Contender;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.command.decision.Who;
import uk.ragtime.command.dispatch.Circumstances;
import uk.ragtime.command.dispatch.Commands;
import uk.ragtime.kernel.Identity;

/**
 * This engine, from where a request has become a command: membership, Axon's command bus, the
 * decision on six streams, group commit.
 */
public final class Engine implements Contender {
  private final CommandService service;
  private final Land land;
  private final Form form;
  private final Ratings ratings;
  private final Commands commands;
  private final Who rater = new Who(Identity.of(CommandService.ISSUER, Founding.RATER), false);

  public Engine(CommandService service, Land land, Form form, Ratings ratings) {
    this.service = service;
    this.land = land;
    this.form = form;
    this.ratings = ratings;
    commands = service.part(Commands.class);
  }

  @Override
  public String name() {
    return "this engine";
  }

  @Override
  public List<Caller> callers(int callers) {
    return land.walks(callers).stream().<Caller>map(walk -> () -> rate(walk.next())).toList();
  }

  private int rate(Land.Stop stop) {
    Circumstances circumstances =
        new Circumstances(rater, UUID.randomUUID().toString(), null, null, null);
    commands.send(ratings.command(stop, form), circumstances);
    return form.events();
  }

  @Override
  public long kept() throws SQLException {
    return DatabaseServer.number(service.database(), "select last_offset from store.global_head");
  }
}
