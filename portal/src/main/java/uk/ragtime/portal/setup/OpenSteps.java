package uk.ragtime.portal.setup;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;

/** First steps that are open until the first cycle has ended, for visitors who can take them. */
@Component
public class OpenSteps {
  private final QueryService query;
  private final Clock clock;

  OpenSteps(QueryService query, Clock clock) {
    this.query = query;
    this.clock = clock;
  }

  /** Steps that are open, which is also how their text is called. */
  public enum Open {
    /** Not even a cycle is planned. */
    ALL,
    /** No agency works in any area. */
    AGENCIES,
    /** There are agencies for which nobody rates. */
    PEOPLE
  }

  /**
   * Steps that are open; the lists are asked for already.
   *
   * @return empty if there are none, or none for this visitor
   */
  public Optional<Open> of(
      Visitor visitor,
      Me.Membership member,
      Answer<List<Lists.Agency>> agencies,
      Answer<List<Lists.Cycle>> cycles) {
    if (!member.setsUp()) {
      return Optional.empty();
    }
    List<Lists.Cycle> begun = cycles.get().stream().filter(cycle -> !cycle.isCancelled()).toList();
    if (begun.isEmpty()) {
      return Optional.of(Open.ALL);
    }
    if (!member.may(Me.Action.MANAGE_MEMBERS) || begun.stream().anyMatch(OpenSteps::hasEnded)) {
      return Optional.empty();
    }
    List<String> inUse =
        agencies.get().stream().filter(Lists.Agency::isInUse).map(Lists.Agency::agency).toList();
    if (inUse.isEmpty()) {
      return Optional.of(Open.AGENCIES);
    }
    return isCovered(visitor, member, inUse) ? Optional.empty() : Optional.of(Open.PEOPLE);
  }

  /** Cycles of the time before the partnership used this service do not count. */
  private static boolean hasEnded(Lists.Cycle cycle) {
    boolean over = "PAST_CUT_OFF".equals(cycle.status()) || "CLOSED".equals(cycle.status());
    return over && !cycle.isHistoric();
  }

  private boolean isCovered(Visitor visitor, Me.Membership member, List<String> agencies) {
    return FirstSteps.covered(
            agencies, query.members(visitor, member.partnership(), 0), LocalDate.now(clock))
        == agencies.size();
  }
}
