package uk.ragtime.testing.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ways in which a service might go wrong, each as a model that does. What the services really told
 * has to contradict every one of them: else the histories would not find that mistake either.
 */
public enum Mistake {
  IGNORES_VERSIONS {
    @Override
    Model model(Cast cast) {
      return new Model(cast.areas(), cast.agencies()) {
        @Override
        Line lineOf(String checklist, int version, String code) {
          return new Line(checklist, 1, code);
        }
      };
    }
  },
  IGNORES_CHECKLISTS {
    @Override
    Model model(Cast cast) {
      return new Model(cast.areas(), cast.agencies()) {
        @Override
        Line lineOf(String checklist, int version, String code) {
          Line line = super.lineOf(checklist, version, code);
          return new Line("any", line.version(), line.code());
        }
      };
    }
  },
  COUNTS_LATER_ENTRIES_OF_OTHERS_IN_AN_OUTCOME {
    @Override
    Model model(Cast cast) {
      return new Model(cast.areas(), cast.agencies()) {
        @Override
        Instant settled(Cycle cycle) {
          return NOW;
        }
      };
    }
  },
  HAS_NO_REGARD_FOR_A_CYCLES_OWN_WORD {
    @Override
    Model model(Cast cast) {
      return new Model(cast.areas(), cast.agencies()) {
        @Override
        InForce outcome(Place place, Cycle cycle, Instant knownAt, Instant now) {
          Instant settled = settled(cycle);
          return inForce(
              place, outcomeDay(cycle, now), settled.isBefore(knownAt) ? settled : knownAt);
        }
      };
    }
  },
  TAKES_THE_FIRST_OF_A_DAY {
    @Override
    Model model(Cast cast) {
      return new Model(cast.areas(), cast.agencies()) {
        @Override
        @Nullable Entry latest(Stream<Entry> of) {
          return of.max(
                  Comparator.comparing(Entry::day)
                      .thenComparing(Comparator.comparingLong(Entry::position).reversed()))
              .orElse(null);
        }
      };
    }
  },
  TAKES_WHAT_WAS_RECORDED_LAST_WHATEVER_ITS_DAY {
    @Override
    Model model(Cast cast) {
      return new Model(cast.areas(), cast.agencies()) {
        @Override
        @Nullable Entry latest(Stream<Entry> of) {
          return of.max(Comparator.comparingLong(Entry::position)).orElse(null);
        }
      };
    }
  },
  MERGES_WHAT_DIFFERS {
    @Override
    Model model(Cast cast) {
      return new Model(cast.areas(), cast.agencies()) {
        @Override
        @Nullable Entry unanimous(List<@Nullable Entry> all) {
          return latest(all.stream().filter(Objects::nonNull).map(Objects::requireNonNull));
        }
      };
    }
  },
  TAKES_THE_CUT_OFFS_DAY_FOR_THE_LAST {
    @Override
    Model model(Cast cast) {
      return new Model(cast.areas(), cast.agencies()) {
        @Override
        LocalDate outcomeDay(Cycle cycle, Instant now) {
          Instant end = cycle.outcomeInstant().plusNanos(1_000);
          return Cycle.dayOf(end.isBefore(now) ? end : now);
        }
      };
    }
  };

  abstract Model model(Cast cast);
}
