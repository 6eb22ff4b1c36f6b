package uk.ragtime.testing;

import org.junit.jupiter.api.Test;
import uk.ragtime.testing.ArchitectureRules.Part;

/** Checks what cannot check itself: this module's tests build on the embedded servers. */
class ArchitectureTest {
  @Test
  void theEmbeddedServersKeepTheRulesOfTheHouse() {
    ArchitectureRules.RAGTIME.check(Part.EMBEDDED);
  }
}
