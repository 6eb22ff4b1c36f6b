package uk.ragtime.portal.partnership;

import java.util.List;
import java.util.stream.Stream;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.page.Words;

/** State of a cycle that is not closed, in a sentence, and its code for the address of its page. */
record CycleLine(String code, String sentence) {

  static List<CycleLine> of(List<Lists.Cycle> cycles, Words words) {
    return cycles.stream().flatMap(cycle -> line(cycle, words)).toList();
  }

  private static Stream<CycleLine> line(Lists.Cycle cycle, Words words) {
    String status = cycle.status();
    if (status == null || cycle.isHistoric()) {
      return Stream.empty();
    }
    return switch (status) {
      case "OPEN", "PAST_CUT_OFF" ->
          Stream.ofNullable(cycle.cutOff())
              .map(cutOff -> say(cycle, words, status, words.end(cutOff)));
      case "PLANNED" ->
          Stream.ofNullable(cycle.opensOn()).map(day -> say(cycle, words, status, words.day(day)));
      default -> Stream.empty();
    };
  }

  private static CycleLine say(Lists.Cycle cycle, Words words, String status, String when) {
    return new CycleLine(
        cycle.cycle(), words.say("partnership.cycle." + status, cycle.name(), when));
  }
}
