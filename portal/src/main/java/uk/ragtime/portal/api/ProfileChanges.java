package uk.ragtime.portal.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import uk.ragtime.portal.PortalSettings;

/** Client of the query service for the stream that tells whenever a profile has changed. */
@Component
public class ProfileChanges {
  private static final int CHUNK = 4096;

  private final ServiceClient service;

  /** Streams that would keep the portal from stopping. */
  private final Set<InputStream> open = ConcurrentHashMap.newKeySet();

  ProfileChanges(RestClient.Builder builder, PortalSettings settings) {
    this.service = new ServiceClient(builder, settings, settings.queryUrl());
  }

  /**
   * Passes the stream on as it comes, until it ends, the reader goes away or the portal stops.
   *
   * @param after position that the visitor has seen
   * @param target asked for only if there is a stream
   * @throws Failure if there is none, or it breaks off
   */
  public void follow(
      Visitor visitor, String partnership, String area, long after, Supplier<OutputStream> target) {
    service.read(
        visitor,
        MediaType.TEXT_EVENT_STREAM,
        "/v1/{partnership}/areas/{area}/profile/stream?after={after}",
        Map.of("partnership", partnership, "area", area, "after", after),
        body -> {
          open.add(body);
          try {
            pass(body, target.get());
          } finally {
            open.remove(body);
          }
        });
  }

  private static void pass(InputStream from, OutputStream to) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
      to.write(chunk, 0, read);
      to.flush();
    }
  }

  @EventListener(ContextClosedEvent.class)
  void end() throws IOException {
    for (InputStream stream : open) {
      stream.close();
    }
  }
}
