package uk.ragtime.portal.setup;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;

/** First steps that are still open once a cycle is planned: the one about people can be. */
@Component
public class OpenSteps {
  private final QueryService query;
  private final Clock clock;

  OpenSteps(QueryService query, Clock clock) {
    this.query = query;
    this.clock = clock;
  }

  /** Whether any is, for a visitor who can do something about it. */
  public boolean remain(Visitor visitor, Me.Membership member, List<Lists.Agency> all) {
    if (!member.may(Me.Action.MANAGE_MEMBERS)) {
      return false;
    }
    List<String> agencies =
        all.stream().filter(Lists.Agency::isInUse).map(Lists.Agency::agency).toList();
    return agencies.isEmpty()
        || FirstSteps.covered(
                agencies, query.members(visitor, member.partnership(), 0), LocalDate.now(clock))
            < agencies.size();
  }
}
