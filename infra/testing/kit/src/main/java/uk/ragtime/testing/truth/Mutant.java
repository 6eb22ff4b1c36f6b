package uk.ragtime.testing.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Mutants of the model, each with one mistake that a service might make. Recorded answers of the
 * services have to contradict each of them: otherwise the histories would not find that mistake
 * either.
 */
public enum Mutant {
  IGNORES_VERSIONS {
    @Override
    Model model(Participants participants) {
      return new Model(participants.areas(), participants.agencies()) {
        @Override
        Line lineOf(String checklist, int version, String code) {
          return new Line(checklist, 1, code);
        }
      };
    }
  },
  IGNORES_CHECKLISTS {
    @Override
    Model model(Participants participants) {
      return new Model(participants.areas(), participants.agencies()) {
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
    Model model(Participants participants) {
      return new Model(participants.areas(), participants.agencies()) {
        @Override
        Instant settled(ModelCycle cycle) {
          return NOW;
        }
      };
    }
  },
  HAS_NO_REGARD_FOR_A_CYCLES_OWN_WORD {
    @Override
    Model model(Participants participants) {
      return new Model(participants.areas(), participants.agencies()) {
        @Override
        Viewpoint outcome(AgencyInArea place, ModelCycle cycle, Instant knownAt, Instant now) {
          Instant settled = settled(cycle);
          return inForce(
              place, outcomeDay(cycle, now), settled.isBefore(knownAt) ? settled : knownAt);
        }
      };
    }
  },
  TAKES_THE_FIRST_OF_A_DAY {
    @Override
    Model model(Participants participants) {
      return new Model(participants.areas(), participants.agencies()) {
        @Override
        @Nullable RecordedRating latest(Stream<RecordedRating> of) {
          return of.max(
                  Comparator.comparing(RecordedRating::day)
                      .thenComparing(Comparator.comparingLong(RecordedRating::position).reversed()))
              .orElse(null);
        }
      };
    }
  },
  TAKES_WHAT_WAS_RECORDED_LAST_WHATEVER_ITS_DAY {
    @Override
    Model model(Participants participants) {
      return new Model(participants.areas(), participants.agencies()) {
        @Override
        @Nullable RecordedRating latest(Stream<RecordedRating> of) {
          return of.max(Comparator.comparingLong(RecordedRating::position)).orElse(null);
        }
      };
    }
  },
  MERGES_WHAT_DIFFERS {
    @Override
    Model model(Participants participants) {
      return new Model(participants.areas(), participants.agencies()) {
        @Override
        @Nullable RecordedRating unanimous(List<@Nullable RecordedRating> all) {
          return latest(all.stream().filter(Objects::nonNull).map(Objects::requireNonNull));
        }
      };
    }
  },
  LETS_CHALLENGES_STAND {
    @Override
    Model model(Participants participants) {
      return new Model(participants.areas(), participants.agencies()) {
        @Override
        boolean counts(Stage stage, RecordedRating entry) {
          return super.counts(stage == Stage.STANDING ? Stage.CHALLENGED : stage, entry);
        }
      };
    }
  },
  LETS_NO_AGREEMENT_STAND {
    @Override
    Model model(Participants participants) {
      return new Model(participants.areas(), participants.agencies()) {
        @Override
        boolean counts(Stage stage, RecordedRating entry) {
          return super.counts(stage == Stage.STANDING ? Stage.SELF : stage, entry);
        }
      };
    }
  },
  NEVER_SETTLES_A_CHALLENGE {
    @Override
    Model model(Participants participants) {
      return new Model(participants.areas(), participants.agencies()) {
        @Override
        boolean settlesChallenges(RecordedRating word) {
          return false;
        }
      };
    }
  },
  HAS_NO_REGARD_FOR_WITHDRAWALS {
    @Override
    Model model(Participants participants) {
      return new Model(participants.areas(), participants.agencies()) {
        @Override
        boolean isWithdrawn(Viewpoint from, RecordedRating entry) {
          return false;
        }
      };
    }
  },
  LETS_WITHDRAWALS_REACH_BACK {
    @Override
    Model model(Participants participants) {
      return new Model(participants.areas(), participants.agencies()) {
        @Override
        boolean isWithdrawn(Viewpoint from, RecordedRating entry) {
          return super.isWithdrawn(from, entry)
              || entries().stream().anyMatch(other -> other.withdraws() == entry.position());
        }
      };
    }
  },
  TAKES_THE_CUT_OFFS_DAY_FOR_THE_LAST {
    @Override
    Model model(Participants participants) {
      return new Model(participants.areas(), participants.agencies()) {
        @Override
        LocalDate outcomeDay(ModelCycle cycle, Instant now) {
          Instant end = cycle.outcomeInstant().plusNanos(1_000);
          return ModelCycle.dayOf(end.isBefore(now) ? end : now);
        }
      };
    }
  };

  abstract Model model(Participants participants);
}
