package uk.ragtime.query.profiletopic;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.tenancy.TenantTransactions;

/** The lease of the publisher, and which profiles have been published. */
@Component
class PublicationLog {
  private static final String TAKE =
      """
      update read.profile_publisher
         set epoch = case when holder = :me then epoch else epoch + 1 end,
             holder = :me,
             lease_until = now() + make_interval(secs => :seconds)
       where holder = :me
          or lease_until < now()
      returning epoch
      """;

  private static final String RELEASE =
      """
      update read.profile_publisher
         set lease_until = '-infinity'
       where holder = :me
      """;

  /** Profiles published to another topic are not in this one. */
  private static final String BEGIN_ANEW =
      """
      delete from read.published_profile
       where exists
         (select
            from read.profile_publisher
           where epoch = :epoch
             and topic_id is distinct from :topic)
      """;

  private static final String REMEMBER_TOPIC =
      """
      update read.profile_publisher
         set topic_id = :topic
       where epoch = :epoch
      """;

  private static final String DUE_OF_ALL =
      """
        from profile_position p
       cross join read.serving_generation g
        left join profile_position w
          on w.partnership = p.partnership
         and w.area = ''
        left join read.published_profile d
          on d.partnership = p.partnership
         and d.area = p.area
         and d.generation = g.number
       where p.area <> ''
         and (d.position is null
              or d.position < greatest(p.position, w.position)
              or d.day < :today)
         and not exists
           (select
              from parked_partnership k
             where k.partnership = p.partnership
               and k.kind = 'DIVERGED')
      """;

  private static final String DUE =
      "select p.partnership, p.area, g.number, greatest(p.position, w.position) as position\n"
          + DUE_OF_ALL
          + "limit :most";

  private static final String HOW_MANY = "select count(*)\n" + DUE_OF_ALL;

  private static final String NOTE =
      """
      insert into read.published_profile (partnership, area, generation, position, day)
      select v.partnership, v.area, v.generation, v.position, v.day::date
        from unnest(:partnerships::text[], :areas::text[], :generations::integer[],
                    :positions::bigint[], :days::text[])
          v (partnership, area, generation, position, day)
       where exists (select from read.profile_publisher where epoch = :epoch)
      on conflict (partnership, area) do update
        set generation = excluded.generation,
            position = excluded.position,
            day = excluded.day
      """;

  private final TenantTransactions transactions;

  PublicationLog(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  /** Becomes or stays the one who publishes; empty where another instance is. */
  Optional<Long> take(String me, Duration lease) {
    return transactions.inMaintenance(jdbc ->
        jdbc.sql(TAKE)
            .param("me", me)
            .param("seconds", lease.toSeconds())
            .query(Long.class)
            .optional());
  }

  /** Lets another instance go on at once. */
  void release(String me) {
    transactions.inMaintenance(jdbc -> jdbc.sql(RELEASE).param("me", me).update());
  }

  /** Forgets what was published if the topic is another one now. */
  void publishTo(UUID topic, long epoch) {
    transactions.inMaintenance(jdbc -> {
      jdbc.sql(BEGIN_ANEW).param("topic", topic).param("epoch", epoch).update();
      return jdbc.sql(REMEMBER_TOPIC).param("topic", topic).param("epoch", epoch).update();
    });
  }

  /**
   * At most so many profiles that are to be published.
   *
   * @param today in London: as time goes on a profile changes without an event, so each is
   *     published once a day at least
   */
  List<StaleProfile> stale(LocalDate today, int most) {
    return transactions.inMaintenance(jdbc ->
        jdbc.sql(DUE)
            .param("today", today)
            .param("most", most)
            .query((row, _) ->
                new StaleProfile(
                    new PartnershipCode(row.getString("partnership")),
                    new AreaCode(row.getString("area")),
                    row.getInt("number"),
                    row.getLong("position")))
            .list());
  }

  /** Number of profiles that are to be published. */
  int countStale(LocalDate today) {
    return transactions.inMaintenance(
        jdbc -> jdbc.sql(HOW_MANY).param("today", today).query(Integer.class).single());
  }

  /** Records what Kafka has acknowledged, unless another instance publishes by now. */
  void record(List<Published> all, long epoch) {
    transactions.inMaintenance(jdbc ->
        jdbc.sql(NOTE)
            .param("epoch", epoch)
            .param(
                "partnerships",
                all.stream().map(it -> it.due().partnership().value()).toArray(String[]::new))
            .param("areas", all.stream().map(it -> it.due().area().value()).toArray(String[]::new))
            .param(
                "generations",
                all.stream().map(it -> it.due().generation()).toArray(Integer[]::new))
            .param("positions", all.stream().map(Published::position).toArray(Long[]::new))
            .param("days", all.stream().map(it -> it.day().toString()).toArray(String[]::new))
            .update());
  }
}
