package uk.ragtime.query.tenancy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Reference data and names of partnerships in memory. Names have versions of their own: they change
 * with each member, and what changes with a name is loaded anew.
 */
@Component
@EnableConfigurationProperties(ReferenceSettings.class)
public final class ReferenceMemory {
  private static final long MEGABYTE = 1L << 20;

  private final SnapshotMemory reference;
  private final SnapshotMemory names;
  private final Counter found;
  private final Counter loaded;

  public ReferenceMemory(ReferenceSettings settings, MeterRegistry registry) {
    // Names are short, and only those that answers mention are kept.
    long all = settings.memoryMegabytes() * MEGABYTE;
    this.reference = new SnapshotMemory(all - all / 4);
    this.names = new SnapshotMemory(all / 4);
    this.found = counter(registry, "hit");
    this.loaded = counter(registry, "load");
    Gauge.builder("ragtime.reference.partnerships", reference, it -> it.partnerships().size())
        .description("Partnerships whose reference data is in memory")
        .register(registry);
    Gauge.builder("ragtime.reference.bytes", this, it -> it.reference.bytes() + it.names.bytes())
        .description("Estimated size of reference data and names in memory")
        .baseUnit("bytes")
        .register(registry);
  }

  private static Counter counter(MeterRegistry registry, String result) {
    return Counter.builder("ragtime.reference.parts")
        .description("Parts of reference data that answers needed, in memory or loaded")
        .tag("result", result)
        .register(registry);
  }

  SnapshotMemory reference() {
    return reference;
  }

  SnapshotMemory names() {
    return names;
  }

  void countHit() {
    found.increment();
  }

  void countLoad() {
    loaded.increment();
  }

  /** Forgets everything, which is read again when it is needed. */
  public void clear() {
    reference.clear();
    names.clear();
  }
}
