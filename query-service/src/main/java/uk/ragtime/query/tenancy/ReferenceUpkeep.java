package uk.ragtime.query.tenancy;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.worker.Worker;

/**
 * Forgets what has changed, whether or not anybody asks again: a name that was erased leaves the
 * memory of each instance within a second. Answers do not depend on it, because each of them reads
 * the versions in its own transaction.
 */
@Component
final class ReferenceUpkeep implements SmartLifecycle {
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(500);

  private static final String PRESENT =
      """
      select v.partnership,
             current_schema() as schema_name,
             string_agg(v.version::text, ' ' order by v.version)
               filter (where v.part = 'REFERENCE') as reference,
             string_agg(v.version::text, ' ' order by v.version)
               filter (where v.part = 'NAMES') as names
        from read.reference_version v
       where v.partnership = any (:partnerships)
         and v.schema_name in (current_schema(), 'erasable')
       group by v.partnership
      """;

  private record Present(@Nullable String reference, @Nullable String names) {}

  private final TenantTransactions transactions;
  private final ReferenceMemory memory;
  private final Worker worker =
      Worker.named("reference-upkeep")
          .every(LOOK_INTERVAL)
          .backOff(LOOK_INTERVAL, LOOK_INTERVAL)
          .finishingPasses()
          .repeating(_ -> forgetFormer());

  ReferenceUpkeep(TenantTransactions transactions, ReferenceMemory memory) {
    this.transactions = transactions;
    this.memory = memory;
  }

  /** Forgets everything if the versions cannot be read. */
  void forgetFormer() {
    Set<PartnershipCode> kept = new HashSet<>(memory.reference().partnerships());
    kept.addAll(memory.names().partnerships());
    if (kept.isEmpty()) {
      return;
    }
    Map<PartnershipCode, Present> present;
    try {
      present = present(kept);
    } catch (RuntimeException e) {
      memory.clear();
      throw e;
    }
    memory.reference().retain(versions(present, Present::reference));
    memory.names().retain(versions(present, Present::names));
  }

  @FunctionalInterface
  private interface Version {
    @Nullable String of(Present present);
  }

  private static Map<PartnershipCode, String> versions(
      Map<PartnershipCode, Present> present, Version version) {
    Map<PartnershipCode, String> versions = new HashMap<>();
    present.forEach((partnership, its) -> {
      String own = version.of(its);
      if (own != null) {
        versions.put(partnership, own);
      }
    });
    return versions;
  }

  private Map<PartnershipCode, Present> present(Collection<PartnershipCode> partnerships) {
    String[] codes = partnerships.stream().map(PartnershipCode::value).toArray(String[]::new);
    Map<PartnershipCode, Present> present = new HashMap<>();
    return transactions.inMonitoring(jdbc -> {
      jdbc.sql(PRESENT)
          .param("partnerships", codes)
          .query(row -> {
            String schema = row.getString("schema_name");
            present.put(
                new PartnershipCode(row.getString("partnership")),
                new Present(
                    Ticket.of(schema, row.getString("reference")),
                    Ticket.of(schema, row.getString("names"))));
          });
      return present;
    });
  }

  @Override
  public void start() {
    worker.start();
  }

  @Override
  public void stop() {
    worker.stop();
  }

  @Override
  public boolean isRunning() {
    return worker.isRunning();
  }
}
