package uk.ragtime.testing.truth;

import java.time.Instant;

/** An instant that is known from the beginning, or only once a command has been recorded. */
sealed interface TimeReference {
  record At(Instant instant) implements TimeReference {
    @Override
    public String toString() {
      return instant.toString();
    }
  }

  /** Time at which a step's effect was recorded, or some microseconds later. */
  record Recording(int step, long microsLater) implements TimeReference {
    @Override
    public String toString() {
      return "(when step " + step + " was recorded" + later() + ")";
    }

    private String later() {
      return microsLater == 0 ? "" : " + " + microsLater + " µs";
    }
  }
}
