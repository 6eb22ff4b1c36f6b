package uk.ragtime.testing.truth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A history that has happened.
 *
 * @param disagreement with the model, by which it ended; null if all was as it should be
 */
record Recorded(Seed seed, Cast cast, List<Exchange> exchanges, @Nullable String disagreement) {
  long commands() {
    return exchanges.stream().filter(each -> each.act() instanceof Command).count();
  }

  long questions() {
    return exchanges.size() - commands();
  }

  /** Whether the services told otherwise than this model has it. */
  boolean contradicts(Model model) {
    Checker checker = new Checker(model);
    try {
      exchanges.forEach(checker::check);
      return false;
    } catch (Disagreement _) {
      return true;
    }
  }

  /** The steps as one could send them again, with the end of it in full. */
  String transcript() {
    StringBuilder text = new StringBuilder("A partnership with " + cast + "; its coordinator:\n");
    for (Exchange exchange : exchanges) {
      text.append("%4d  %s%n".formatted(exchange.step(), request(exchange)));
      if (exchange.act() instanceof Command) {
        text.append("      -> ").append(told(exchange.told())).append('\n');
      }
    }
    return text.append("      ").append(disagreement).toString();
  }

  private static String request(Exchange exchange) {
    Request request = Request.of(exchange.act(), exchange.moment());
    return exchange.act() instanceof Command.Publish publish
        ? "%s %s  with %s; dropped %s"
            .formatted(request.method(), request.path(), publish.items(), publish.dropped())
        : request.toString();
  }

  private static String told(Told told) {
    if (told.isRefused()) {
      return told.refusal();
    }
    if (told.recordedAt() == null) {
      return told.status() + ", nothing recorded";
    }
    return "%d, recorded at %s %s"
        .formatted(told.status(), told.recordedAt(), told.noted().isEmpty() ? "" : told.noted());
  }
}
