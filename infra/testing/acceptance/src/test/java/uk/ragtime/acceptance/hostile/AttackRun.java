package uk.ragtime.acceptance.hostile;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import uk.ragtime.testing.raw.RawConnection;
import uk.ragtime.testing.raw.RawResponse;

/** Sends cases over a few connections and collects violations and accepted requests. */
public final class AttackRun {
  /** Enough to keep two cores busy, while slow cases sleep. */
  private static final int CLIENTS = 8;

  /** More failures than are useful. */
  private static final int MAX_FAULTS = 50;

  private final HostileCaseGenerator generator;
  private final Map<String, Oracle> oracles;
  private final Map<String, URI> services;
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
  private final LongAdder found = new LongAdder();
  private final Map<String, HostileCase> accepted = new ConcurrentHashMap<>();
  private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();

  /**
   * @param oracles by service
   * @param services where each service is
   */
  public AttackRun(
      HostileCaseGenerator generator, Map<String, Oracle> oracles, Map<String, URI> services) {
    this.generator = generator;
    this.oracles = Map.copyOf(oracles);
    this.services = Map.copyOf(services);
  }

  /** Sends the cases from one number up to and without another. */
  public void send(long from, long to) {
    AtomicLong next = new AtomicLong(from);
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        ends.add(clients.submit(() -> work(next, to)));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a client of the campaign broke down", e);
    }
  }

  private void work(AtomicLong next, long to) {
    Map<String, RawConnection> connections = new HashMap<>();
    services.forEach((service, uri) -> connections.put(service, new RawConnection(uri)));
    try {
      for (long number = next.getAndIncrement(); number < to; number = next.getAndIncrement()) {
        HostileCase made = generator.make(number);
        tell(made, Objects.requireNonNull(connections.get(made.point().sample().service())));
      }
    } finally {
      connections.values().forEach(RawConnection::close);
    }
  }

  private void tell(HostileCase made, RawConnection connection) {
    try {
      RawResponse answer = connection.send(made.request());
      statuses.computeIfAbsent(answer.status(), _ -> new LongAdder()).increment();
      Oracle oracle = Objects.requireNonNull(oracles.get(made.point().sample().service()));
      List<String> wrong = oracle.faults(made, answer);
      if (!wrong.isEmpty()) {
        blame(made, connection, String.join("; ", wrong) + "\n  " + answer);
      }
      if (answer.status() >= 200 && answer.status() < 300) {
        accepted.put(answer.header("X-Correlation-Id"), made);
      }
    } catch (IOException e) {
      blame(made, connection, e.toString());
    }
  }

  private void blame(HostileCase made, RawConnection connection, String what) {
    found.increment();
    if (faults.size() < MAX_FAULTS) {
      faults.add(made.toCurl(connection.port()) + "\n  " + what + "\n");
    }
  }

  /**
   * Cases whose answers were not as they should be, with what was wrong; not all, if there are
   * many.
   */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /** Number of cases. */
  public long faultsInAll() {
    return found.sum();
  }

  /** By the correlation id of the answer, what was done as it was asked. */
  public Map<String, HostileCase> accepted() {
    return Map.copyOf(accepted);
  }

  /** Number of answers by status; 0 stands for silence. */
  public Map<Integer, Long> statuses() {
    Map<Integer, Long> sums = new TreeMap<>();
    statuses.forEach((status, count) -> sums.put(status, count.sum()));
    return sums;
  }
}
