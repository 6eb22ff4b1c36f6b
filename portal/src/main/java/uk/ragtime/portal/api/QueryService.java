package uk.ragtime.portal.api;

import java.net.http.HttpClient;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import uk.ragtime.portal.PortalSettings;

/** The query service over its public HTTP, always as the visitor and never as the portal. */
@Component
public class QueryService {

  /** More than any one rating has gathered in ten years; what goes beyond is not shown. */
  private static final int MAX_AUDIT_PAGES = 10;

  private static final int AUDIT_PAGE = 200;

  private final RestClient http;

  QueryService(RestClient.Builder builder, PortalSettings settings) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
    requests.setReadTimeout(settings.readTimeout());
    this.http = builder.requestFactory(requests).baseUrl(settings.queryUrl().toString()).build();
  }

  public Me me(Visitor visitor) {
    return get(visitor, Me.class, "/v1/me", Map.of());
  }

  public Members members(Visitor visitor, String partnership) {
    return get(
        visitor, Members.class, "/v1/{partnership}/members", Map.of("partnership", partnership));
  }

  public List<Lists.Area> areas(Visitor visitor, String partnership) {
    return list(visitor, Lists.Areas.class, partnership, "areas").areas();
  }

  public List<Lists.Agency> agencies(Visitor visitor, String partnership) {
    return list(visitor, Lists.Agencies.class, partnership, "agencies").agencies();
  }

  public List<Lists.Cycle> cycles(Visitor visitor, String partnership) {
    return list(visitor, Lists.Cycles.class, partnership, "cycles").cycles();
  }

  public List<Lists.Checklist> checklists(Visitor visitor, String partnership) {
    return list(visitor, Lists.Checklists.class, partnership, "checklists").checklists();
  }

  /** The profile at the end of a day in London, or now where no day is given. */
  public Profile profile(
      Visitor visitor, String partnership, String area, @Nullable LocalDate asOf, String rollUp) {
    String path = "/v1/{partnership}/areas/{area}/profile?rollup={rollup}";
    if (asOf == null) {
      return get(
          visitor,
          Profile.class,
          path,
          Map.of("partnership", partnership, "area", area, "rollup", rollUp));
    }
    return get(
        visitor,
        Profile.class,
        path + "&asOf={asOf}",
        Map.of("partnership", partnership, "area", area, "rollup", rollUp, "asOf", asOf));
  }

  public History historyByCycle(Visitor visitor, String partnership, String area) {
    return get(
        visitor,
        History.class,
        "/v1/{partnership}/areas/{area}/history?by=cycle",
        Map.of("partnership", partnership, "area", area));
  }

  /** Every change of one rating, oldest first. */
  public List<Audit.Entry> audit(
      Visitor visitor, String partnership, String area, String agency, String capability) {
    List<Audit.Entry> entries = new ArrayList<>();
    long after = 0;
    for (int page = 0; page < MAX_AUDIT_PAGES; page++) {
      Audit audit =
          get(
              visitor,
              Audit.class,
              "/v1/{partnership}/audit?area={area}&agency={agency}&capability={capability}"
                  + "&after={after}&limit={limit}",
              Map.of(
                  "partnership", partnership,
                  "area", area,
                  "agency", agency,
                  "capability", capability,
                  "after", after,
                  "limit", AUDIT_PAGE));
      entries.addAll(audit.entries());
      Long next = audit.next();
      if (next == null || next <= after || audit.entries().isEmpty()) {
        break;
      }
      after = next;
    }
    return entries;
  }

  private <T extends Lists> T list(
      Visitor visitor, Class<T> type, String partnership, String list) {
    return get(visitor, type, "/v1/{partnership}/" + list, Map.of("partnership", partnership));
  }

  private <T> T get(Visitor visitor, Class<T> type, String path, Map<String, Object> with) {
    try {
      T answer =
          http.get()
              .uri(path, with)
              .headers(headers -> identify(headers, visitor))
              .retrieve()
              .onStatus(
                  HttpStatusCode::isError,
                  (request, response) -> refuse(path, response.getStatusCode().value()))
              .body(type);
      if (answer == null) {
        throw new Failure.Unavailable(path + " answered with nothing");
      }
      return answer;
    } catch (RestClientException e) {
      throw new Failure.Unavailable(path, e);
    }
  }

  private static void identify(HttpHeaders headers, Visitor visitor) {
    headers.setBearerAuth(visitor.accessToken());
    headers.set("X-Correlation-Id", visitor.correlationId());
  }

  private static void refuse(String path, int status) {
    throw switch (status) {
      case 401 -> new Failure.TokenRefused(path);
      case 403 -> new Failure.Forbidden(path);
      // The pages only ask with dates and rules they checked: a 400 is about a code in the address.
      case 400, 404 -> new Failure.NotFound(path);
      default -> new Failure.Unavailable(path + " answered " + status);
    };
  }
}
