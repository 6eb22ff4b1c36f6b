package uk.ragtime.portal.api;

import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import uk.ragtime.portal.PortalSettings;

/** Client of the query service for files that spreadsheets read. */
@Component
public class Exports {
  private final ServiceClient service;

  Exports(RestClient.Builder builder, PortalSettings settings) {
    this.service = new ServiceClient(builder, settings, settings.queryUrl());
  }

  /**
   * Copies an export.
   *
   * @param filters by the names of the service's parameters
   * @param target asked for only if there is a file
   * @throws Failure if there is none, or it breaks off
   */
  public void copy(
      Visitor visitor,
      String partnership,
      String export,
      String format,
      Map<String, String> filters,
      Supplier<OutputStream> target) {
    Map<String, Object> with = new HashMap<>(filters);
    StringBuilder path = new StringBuilder("/v1/{partnership}/exports/{export}.{format}");
    char mark = '?';
    for (String name : filters.keySet()) {
      path.append(mark).append("%1$s={%1$s}".formatted(name));
      mark = '&';
    }
    with.put("partnership", partnership);
    with.put("export", export);
    with.put("format", format);
    service.copy(visitor, target, path.toString(), with);
  }
}
