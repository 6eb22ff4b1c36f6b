package uk.ragtime.web.limit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import uk.ragtime.server.settings.Setting;

/**
 * {@code ragtime.limits}: how much may be asked of this service. Each service has budgets of its
 * own, so commands and reading are counted apart. The defaults are many times what people at work
 * need: a page is about five questions, and the fastest rater rates once a second.
 *
 * @param enabled false leaves only the limits on sizes, streams and exports
 * @param memberPerSecond requests a second that one member may go on with
 * @param memberBurst requests at once, of a member who was quiet
 * @param partnershipPerSecond likewise for all members of a partnership together
 * @param partnershipBurst an office that begins to work at nine
 * @param callerPerSecond likewise for one identity, whatever it asks for, and before it is known
 *     whether it is a member: more than for a member, who may be one in two partnerships
 * @param callerBurst likewise
 * @param places requests of one partnership that are worked on at once in one instance; unless
 *     said, half of the connections, and no more than one beyond the processors that there are
 * @param patience how long a request waits for a place; a person notices more than this
 * @param exchangeEvery how often instances tell each other what was taken
 */
@ConfigurationProperties("ragtime.limits")
record LimitSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("50") int memberPerSecond,
    @DefaultValue("200") int memberBurst,
    @DefaultValue("500") int partnershipPerSecond,
    @DefaultValue("1000") int partnershipBurst,
    @DefaultValue("100") int callerPerSecond,
    @DefaultValue("400") int callerBurst,
    @Nullable Integer places,
    @DefaultValue("1s") Duration patience,
    @DefaultValue("200ms") Duration exchangeEvery) {

  LimitSettings {
    requirePositive("member-per-second", memberPerSecond);
    requirePositive("member-burst", memberBurst);
    requirePositive("partnership-per-second", partnershipPerSecond);
    requirePositive("partnership-burst", partnershipBurst);
    requirePositive("caller-per-second", callerPerSecond);
    requirePositive("caller-burst", callerBurst);
    requirePositive("places", places == null ? 1 : places);
    requirePositive("exchange-every", exchangeEvery.toMillis());
    if (patience.isNegative()) {
      Setting setting = new Setting("ragtime.limits.patience");
      throw setting.refused(
          "must not be negative, and is " + patience,
          "Set %s to a duration such as 1s.".formatted(setting.variable()));
    }
  }

  Rate member() {
    return new Rate(memberPerSecond, memberBurst);
  }

  Rate partnership() {
    return new Rate(partnershipPerSecond, partnershipBurst);
  }

  Rate caller() {
    return new Rate(callerPerSecond, callerBurst);
  }

  private static void requirePositive(String name, long value) {
    if (value < 1) {
      Setting setting = new Setting("ragtime.limits." + name);
      throw setting.refused(
          "must be at least 1, and is " + value,
          "Set %s to a larger value, or remove it.".formatted(setting.variable()));
    }
  }
}
