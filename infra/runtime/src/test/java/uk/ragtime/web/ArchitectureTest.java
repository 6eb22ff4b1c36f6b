package uk.ragtime.web;

import org.junit.jupiter.api.Test;
import uk.ragtime.testing.ArchitectureRules;
import uk.ragtime.testing.ArchitectureRules.Part;

class ArchitectureTest {
  @Test
  void keepsTheRulesOfTheHouse() {
    ArchitectureRules.RAGTIME.check(Part.WEB);
  }
}
