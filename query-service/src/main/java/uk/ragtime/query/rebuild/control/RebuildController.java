package uk.ragtime.query.rebuild.control;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.access.Operator;
import uk.ragtime.query.access.Parameters;
import uk.ragtime.query.rebuild.OperatorRequest;
import uk.ragtime.query.rebuild.OwnerDatabase;
import uk.ragtime.query.rebuild.Rebuild;
import uk.ragtime.query.rebuild.RebuildRecords;
import uk.ragtime.query.rebuild.RebuildState;
import uk.ragtime.query.rebuild.RebuildStateMachine;
import uk.ragtime.query.rebuild.load.CatchUp;
import uk.ragtime.web.Problem;
import uk.ragtime.web.request.BodyFormat;
import uk.ragtime.web.request.BodyReader;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

/** {@code /v1/operations/rebuilds}: for operators, who see keys and counts, and no ratings. */
@RestController
final class RebuildController {
  static final Problem NOT_CONFIGURED =
      new Problem("rebuild-not-configured", 409, "This instance cannot rebuild the read models");
  static final Problem UNDER_WAY =
      new Problem("rebuild-under-way", 409, "There is a rebuild already");
  static final Problem UNKNOWN = new Problem("rebuild-unknown", 404, "There is no such rebuild");
  static final Problem OUT_OF_TURN =
      new Problem("rebuild-out-of-turn", 409, "The rebuild is not at the step for this");
  static final Problem NOT_RECORDED =
      new Problem("partnership-not-recorded", 404, "The event store has no such partnership");

  record Answer(
      long id,
      @Nullable PartnershipCode partnership,
      boolean acceptDifferences,
      RebuildState step,
      OperatorRequest wish,
      long eventsDone,
      long eventsInAll,
      long eventsPerSecond,
      @Nullable Long secondsLeft,
      Instant requestedAt,
      @Nullable Instant startedAt,
      Instant updatedAt,
      @Nullable String reason,
      @JsonRawValue String differences) {
    static Answer of(Rebuild rebuild) {
      LoadRate pace = LoadRate.of(rebuild);
      return new Answer(
          rebuild.id(),
          rebuild.partnership(),
          rebuild.acceptDifferences(),
          rebuild.state(),
          rebuild.request(),
          rebuild.eventsDone(),
          rebuild.eventsInAll(),
          pace.eventsPerSecond(),
          pace.secondsLeft(),
          rebuild.requestedAt(),
          rebuild.startedAt(),
          rebuild.updatedAt(),
          rebuild.reason(),
          rebuild.differences());
    }
  }

  record Answers(List<Answer> rebuilds) {}

  private final RebuildRecords rebuilds;
  private final OwnerDatabase database;
  private final CatchUp catchUp;
  private final RebuildRunner runner;

  RebuildController(
      RebuildRecords rebuilds, OwnerDatabase database, CatchUp catchUp, RebuildRunner runner) {
    this.rebuilds = rebuilds;
    this.database = database;
    this.catchUp = catchUp;
    this.runner = runner;
  }

  @PostMapping("/v1/operations/rebuilds")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Answer request(Operator operator, BodyReader body) {
    Fields fields = body.isEmpty() ? Fields.none() : body.fields(BodyFormat.JSON);
    var given = fields.optional("partnership", FieldParsers.code(PartnershipCode::new));
    var acceptDifferences = fields.optional("acceptDifferences", FieldParsers::flag);
    fields.check();
    PartnershipCode partnership = given.orNull();
    requireAbility();
    try (Connection owner = database.connect()) {
      if (partnership != null && !catchUp.heads().containsKey(partnership)) {
        throw NOT_RECORDED.because("Nothing is recorded of the partnership " + partnership);
      }
      Rebuild made =
          RebuildRecords.create(OwnerDatabase.on(owner), partnership, acceptDifferences.or(false));
      runner.wake();
      return Answer.of(made);
    } catch (DuplicateKeyException e) {
      throw UNDER_WAY.because("One rebuild at a time: wait for it, swap it or cancel it");
    } catch (DataAccessException e) {
      throw notNow(e);
    } catch (SQLException e) {
      throw Problem.UNAVAILABLE.because("The databases cannot be asked just now");
    }
  }

  @GetMapping("/v1/operations/rebuilds")
  Answers all(Operator operator) {
    return new Answers(rebuilds.latest().stream().map(Answer::of).toList());
  }

  @GetMapping("/v1/operations/rebuilds/{id}")
  Answer one(Operator operator, @PathVariable String id) {
    return Answer.of(find(id));
  }

  @PostMapping("/v1/operations/rebuilds/{id}/swap")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Answer swap(Operator operator, @PathVariable String id, BodyReader body) {
    return submit(id, body, OperatorRequest.SWAP);
  }

  @PostMapping("/v1/operations/rebuilds/{id}/cancel")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Answer cancel(Operator operator, @PathVariable String id, BodyReader body) {
    return submit(id, body, OperatorRequest.CANCEL);
  }

  @PostMapping("/v1/operations/rebuilds/{id}/roll-back")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Answer rollBack(Operator operator, @PathVariable String id, BodyReader body) {
    return submit(id, body, OperatorRequest.ROLL_BACK);
  }

  private Answer submit(String id, BodyReader body, OperatorRequest request) {
    body.requireNoFields();
    Rebuild rebuild = find(id);
    requireAbility();
    if (!RebuildStateMachine.allows(rebuild.state(), request)) {
      throw outOfTurn(rebuild);
    }
    try (Connection owner = database.connect()) {
      if (request == OperatorRequest.ROLL_BACK
          && !RebuildRecords.isKept(OwnerDatabase.on(owner), rebuild)) {
        throw OUT_OF_TURN.because("What served before it is not kept any more");
      }
      if (!RebuildRecords.request(OwnerDatabase.on(owner), rebuild, request)) {
        throw outOfTurn(find(id));
      }
    } catch (DataAccessException e) {
      throw notNow(e);
    } catch (SQLException e) {
      throw Problem.UNAVAILABLE.because("The databases cannot be asked just now");
    }
    runner.wake();
    return Answer.of(find(id));
  }

  private Rebuild find(String id) {
    long number = Parameters.number("id", id, 1, Long.MAX_VALUE);
    return rebuilds
        .find(number)
        .orElseThrow(() -> UNKNOWN.because("There is no rebuild " + number));
  }

  private void requireAbility() {
    if (!runner.isAble()) {
      throw NOT_CONFIGURED.because(
          "Set spring.flyway.user (the owner of the read models' database) and ragtime.store.url"
              + " (where the event store is)");
    }
  }

  /** A request may have to wait for the row, which the runner may be changing. */
  private static RuntimeException notNow(DataAccessException e) {
    return TransientErrors.mayPass(e)
        ? Problem.UNAVAILABLE.because("The databases cannot be asked just now").causedBy(e)
        : e;
  }

  private static uk.ragtime.web.ProblemException outOfTurn(Rebuild rebuild) {
    return OUT_OF_TURN.because("The rebuild is at " + rebuild.state());
  }
}
