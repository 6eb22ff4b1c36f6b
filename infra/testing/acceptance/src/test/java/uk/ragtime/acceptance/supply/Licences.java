package uk.ragtime.acceptance.supply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Licences that components may have: those that allow public bodies to run, change and pass on the
 * platform without conditions on its own code. Where a component offers several, one of them is
 * enough.
 */
final class Licences {
  private static final Set<String> ALLOWED =
      Set.of(
          "0BSD",
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "CC0-1.0",
          "EPL-2.0", // logback and Jakarta's annotations, used as they are
          "MIT",
          "MIT-0",
          "MPL-2.0"); // axe, used as it is and in tests only

  /** Components whose licences have no identifier, each reviewed by hand. */
  private static final Map<String, String> LOOKED_AT =
      Map.of(
          "com.google.re2j:re2j", "Go License", // three-clause BSD in all but name
          "io.github.x-stream:mxparser", "Indiana University Extreme! Lab Software License", // BSD
          "xmlpull:xmlpull", "Public Domain",
          // Apache-2.0 as their jars say; their POM of 4.1.1 is wrong: spring-session, issue 3910.
          "org.springframework.session:spring-session-core", "Broadcom Foundation License",
          "org.springframework.session:spring-session-jdbc", "Broadcom Foundation License");

  private Licences() {}

  /** The components of a bill of materials that may not be part of it, each with its licences. */
  static List<String> notAllowed(JsonNode bom) {
    List<String> found = new ArrayList<>();
    for (JsonNode component : bom.path("components")) {
      String name = component.path("group").asString("") + ":" + component.path("name").asString();
      List<String> licences = new ArrayList<>();
      for (JsonNode licence : component.path("licenses")) {
        JsonNode one = licence.path("license");
        licences.add(
            one.path("id")
                .asString(one.path("name").asString(licence.path("expression").asString(""))));
      }
      if (licences.stream().noneMatch(l -> ALLOWED.contains(l) || l.equals(LOOKED_AT.get(name)))) {
        found.add(name + " " + licences);
      }
    }
    return found;
  }
}
