package uk.ragtime.query.rating;

import java.util.List;
import java.util.function.Consumer;
import uk.ragtime.query.tenancy.Tenant;

/** Questions that a {@link GrowingLog} is asked while it is small and once it is large. */
public interface GrowthQuestions {
  List<Consumer<Tenant>> all();

  /** Checks that none reads more of the large log than what it is about. */
  void assertSmall(GrowingLog log);
}
