package uk.ragtime.server;

import org.junit.jupiter.api.Test;
import uk.ragtime.testing.ArchitectureRules;
import uk.ragtime.testing.ArchitectureRules.Part;

class ArchitectureTest {
  @Test
  void keepsTheRules() {
    ArchitectureRules.RAGTIME.check(Part.SERVER);
  }
}
