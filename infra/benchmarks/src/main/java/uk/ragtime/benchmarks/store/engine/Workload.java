package uk.ragtime.benchmarks.store.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;

/**
 * Assessments to rate: partnerships of equal size, in each of which every agency works in every
 * area. Each contender keeps its own workload with the last rating of each assessment, so that each
 * rating it requests is a change.
 */
public final class Workload {
  public static final CycleCode CYCLE = new CycleCode("2026-autumn");
  public static final ChecklistCode CHECKLIST = new ChecklistCode("workforce-infant-mental-health");

  /** The eleven of the built-in checklist. */
  public static final List<CapabilityCode> CAPABILITIES =
      List.of(
              "child-development",
              "send-needs",
              "parent-child-relationships",
              "local-services",
              "evidence-based-practice",
              "tuning-in",
              "observing-relationships",
              "relationship-and-trauma-informed",
              "reflecting-together",
              "reflective-supervision",
              "learning-together")
          .stream()
          .map(CapabilityCode::new)
          .toList();

  static final int AGENCIES = 20;
  private static final int PARTNERSHIPS = 10;

  /** Divides every number of assessments that there can be. */
  private static final int AT_ONCE = 50;

  /** The same for everybody, so that all contenders meet the same order. */
  private static final long SEED = 20_261_123;

  private final CycleCode cycle;
  private final int areas;
  private final List<AssessmentKey> shuffled;
  private final int[] rated;

  /**
   * @param assessments a multiple of 200
   */
  public Workload(int assessments) {
    this(assessments, CYCLE);
  }

  /** The same in another cycle. */
  public Workload(int assessments, CycleCode cycle) {
    this.cycle = cycle;
    areas = assessments / PARTNERSHIPS / AGENCIES;
    List<AssessmentKey> all = new ArrayList<>();
    for (PartnershipCode partnership : partnerships()) {
      for (AreaCode area : areas()) {
        for (AgencyCode agency : agencies()) {
          all.add(new AssessmentKey(partnership, cycle, area, agency));
        }
      }
    }
    Collections.shuffle(all, new Random(SEED));
    shuffled = List.copyOf(all);
    rated = new int[shuffled.size()];
  }

  static List<PartnershipCode> partnerships() {
    return numbered("partnership", PARTNERSHIPS).map(PartnershipCode::new).toList();
  }

  List<AreaCode> areas() {
    return numbered("area", areas).map(AreaCode::new).toList();
  }

  static List<AgencyCode> agencies() {
    return numbered("agency", AGENCIES).map(AgencyCode::new).toList();
  }

  private static Stream<String> numbered(String what, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> what + "-" + number);
  }

  CycleCode cycle() {
    return cycle;
  }

  public int assessments() {
    return shuffled.size();
  }

  /**
   * Deals the assessments out, so that no two callers of a slice rate the same one; each caller
   * goes round its own.
   */
  public List<Cursor> walks(int callers) {
    return IntStream.range(0, callers).mapToObj(first -> new Cursor(first, callers)).toList();
  }

  /** Goes to every assessment once. */
  public void onEach(Consumer<Item> visit) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (Cursor cursor : walks(AT_ONCE)) {
        running.add(
            threads.submit(() -> {
              for (int i = 0; i < assessments() / AT_ONCE; i++) {
                visit.accept(cursor.next());
              }
            }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("an assessment could not be visited", e.getCause());
    }
  }

  /** One caller's way through its assessments. */
  public final class Cursor {
    private final int first;
    private final int step;
    private int at;

    private Cursor(int first, int step) {
      this.first = first;
      this.step = step;
      at = first;
    }

    /** The next assessment; its next rating is a change. */
    public Item next() {
      Item item = new Item(at);
      at = at + step < shuffled.size() ? at + step : first;
      return item;
    }
  }

  /** An assessment to rate. */
  public final class Item {
    private final int place;

    private Item(int place) {
      this.place = place;
    }

    int place() {
      return place;
    }

    public AssessmentKey assessment() {
      return shuffled.get(place);
    }

    /** Another rating than the capability has. */
    public Rating turn(int capability) {
      int bit = 1 << capability;
      rated[place] ^= bit;
      return (rated[place] & bit) == 0 ? Rating.RED : Rating.GREEN;
    }
  }
}
