package uk.ragtime.portal.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import uk.ragtime.portal.PortalSettings;

/** Client of the query service for a partnership's log of events. */
@Component
public class EventLog {
  /** The most that the service answers at once. */
  private static final int PAGE = 500;

  /** As many events as one page may look through: some months of a busy partnership. */
  private static final int MAX_PAGES = 10;

  private static final String EVENTS =
      "/v1/{partnership}/events?after={after}&limit={limit}&minPosition={position}";

  private final ServiceClient service;

  EventLog(RestClient.Builder builder, PortalSettings settings) {
    this.service = new ServiceClient(builder, settings, settings.queryUrl());
  }

  /**
   * Events after a position.
   *
   * @param whole whether these are all; false if the log has more than a page may look through
   */
  public record Stretch(List<LoggedEvent> events, boolean whole) {}

  /**
   * Events of the command that recorded the event at a position, in order.
   *
   * @throws Failure.NotFound if the log has no such position
   */
  public List<LoggedEvent> ofCommand(Visitor visitor, String partnership, long position) {
    List<LoggedEvent> around =
        page(visitor, partnership, Math.max(0, position - PAGE / 2), position);
    String command =
        around.stream()
            .filter(event -> event.position() == position)
            .map(LoggedEvent::commandid)
            .findFirst()
            .orElseThrow(() -> new Failure.NotFound("event"));
    return around.stream().filter(event -> event.commandid().equals(command)).toList();
  }

  /** Events after a position that one looks for, in order. */
  public Stretch after(
      Visitor visitor, String partnership, long position, Predicate<LoggedEvent> wanted) {
    List<LoggedEvent> found = new ArrayList<>();
    long last = position;
    for (int page = 0; page < MAX_PAGES; page++) {
      List<LoggedEvent> events = page(visitor, partnership, last, position);
      events.stream().filter(wanted).forEach(found::add);
      if (events.size() < PAGE) {
        return new Stretch(found, true);
      }
      last = events.getLast().position();
    }
    return new Stretch(found, false);
  }

  private List<LoggedEvent> page(
      Visitor visitor, String partnership, long after, long minPosition) {
    return List.of(
        service.get(
            visitor,
            LoggedEvent[].class,
            EVENTS,
            Map.of(
                "partnership",
                partnership,
                "after",
                after,
                "limit",
                PAGE,
                "position",
                minPosition)));
  }
}
