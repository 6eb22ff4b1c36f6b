package uk.ragtime.portal.stub;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The query service's contract, answered from {@link Demonstration}: lancashire for its members,
 * 404 for everybody and everything else. Single answers can be replaced, to see what a page does.
 */
public final class StubQueryService implements AutoCloseable {

  /** A request of the portal, with its identification. */
  public record Asked(
      String path,
      @Nullable String query,
      @Nullable String authorization,
      @Nullable String correlation) {}

  private record Answer(int status, String body) {}

  /** Those who are members of lancashire. */
  private static final List<String> MEMBERS =
      List.of("coordinator", "viewer", "reader", "rater", "lead", "reviewer");

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern AREA =
      Pattern.compile("/v1/lancashire/areas/([^/]+)/(profile|history)");

  private final StubServer server;
  private final Map<String, Answer> replaced = new ConcurrentHashMap<>();
  private final Map<String, Answer> replacedOnce = new ConcurrentHashMap<>();
  private final Map<String, Hold> held = new ConcurrentHashMap<>();
  private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
  private final AtomicInteger notModified = new AtomicInteger();
  private volatile boolean leadership;

  public StubQueryService(int port) {
    server = new StubServer(port, Map.of("/", this::answer));
  }

  public String url() {
    return server.url();
  }

  /** Replaces the answer of this path for all callers. */
  public void replace(String path, int status, String body) {
    replaced.put(path, new Answer(status, body));
  }

  /** Replaces the next answer of this path. */
  public void replaceOnce(String path, int status, String body) {
    replacedOnce.put(path, new Answer(status, body));
  }

  /** From now on the partnership rates a second checklist as well, {@link Leadership}. */
  public void rateLeadership() {
    leadership = true;
  }

  /** Replaces the answer of this path for all callers. */
  public void replace(String path, Object answer) {
    replace(path, 200, JSON.writeValueAsString(answer));
  }

  /** Holds the answers of a path back until it is closed. */
  public Hold hold(String path) {
    Hold hold = new Hold(new CountDownLatch(1), new CountDownLatch(1));
    held.put(path, hold);
    return hold;
  }

  /** Answers that are held back. */
  public record Hold(CountDownLatch asked, CountDownLatch released) implements AutoCloseable {

    /** Waits until somebody has asked. */
    public void awaitQuestion() throws InterruptedException {
      asked.await();
    }

    private void pass() {
      asked.countDown();
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    public void release() {
      released.countDown();
    }

    @Override
    public void close() {
      release();
    }
  }

  public void restore() {
    StubSetUp.restore();
    leadership = false;
    replaced.clear();
    replacedOnce.clear();
    held.values().forEach(Hold::close);
    held.clear();
    asked.clear();
  }

  /** Nothing was asked before. */
  public void forget() {
    asked.clear();
  }

  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    server.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    asked.add(
        new Asked(
            path,
            exchange.getRequestURI().getQuery(),
            authorization,
            exchange.getRequestHeaders().getFirst("X-Correlation-Id")));
    String persona =
        Objects.requireNonNullElse(authorization, "").replaceFirst("^Bearer token-", "");
    Hold hold = held.get(path);
    if (hold != null) {
      hold.pass();
    }
    String query = exchange.getRequestURI().getQuery();
    Answer answer = answer(path, query, persona);
    if (answer.status() == 200 && query != null && StubIncluded.isAsked(path, query)) {
      answerAsKnown(exchange, included(answer, path, query, persona));
    } else {
      StubServer.answer(exchange, answer.status(), answer.body());
    }
  }

  private Answer answer(String path, @Nullable String query, String persona) {
    Answer once = replacedOnce.remove(path);
    Answer answer = once == null ? replaced.get(path) : once;
    if (answer != null) {
      return answer;
    }
    Object found = find(path, query, persona);
    return found == null
        ? new Answer(404, problem("partnership-unknown"))
        : new Answer(200, JSON.writeValueAsString(found));
  }

  private String included(Answer profile, String path, String query, String persona) {
    return StubIncluded.with(
        profile.body(),
        path,
        query,
        part -> {
          String[] halves = part.split("\\?", 2);
          Answer found = answer(halves[0], halves.length == 1 ? null : halves[1], persona);
          return found.status() == 200 ? found.body() : null;
        });
  }

  /** Answers with a tag, and without a body if the portal has the one of that tag. */
  private void answerAsKnown(HttpExchange exchange, String body) throws IOException {
    String tag = "W/\"" + Integer.toHexString(body.hashCode()) + "-" + body.length() + "\"";
    exchange.getResponseHeaders().set("ETag", tag);
    if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      notModified.incrementAndGet();
      exchange.sendResponseHeaders(304, -1);
      exchange.close();
    } else {
      StubServer.answer(exchange, 200, body);
    }
  }

  /** Answers that the portal had already. */
  public int notModified() {
    return notModified.get();
  }

  public static String problem(String code) {
    return "{\"type\":\"/problems/%1$s\",\"code\":\"%1$s\",\"title\":\"%1$s\"}".formatted(code);
  }

  private @Nullable Object find(String path, @Nullable String query, String persona) {
    if (path.equals("/v1/me")) {
      return me(persona);
    }
    Object operations = StubOperations.find(path, persona);
    if (operations != null) {
      return operations;
    }
    if (path.startsWith(StubSetUp.PREFIX)) {
      return persona.equals(StubSetUp.PERSONA) ? StubSetUp.find(path) : null;
    }
    if (!MEMBERS.contains(persona)) {
      return null;
    }
    String checklist = parameter(query, "checklist", "");
    if (!List.of("", Demonstration.CHECKLIST, Leadership.CODE).contains(checklist)) {
      return null;
    }
    Object heat = StubHeat.find(path);
    if (heat != null) {
      return heat;
    }
    boolean second = checklist.equals(Leadership.CODE);
    Object movement =
        second ? null : StubMovement.find(path, optional(query, "from"), optional(query, "to"));
    if (movement != null) {
      return movement;
    }
    Matcher area = AREA.matcher(path);
    if (area.matches()) {
      int index =
          Demonstration.AREAS.stream()
              .map(Demonstration.Named::code)
              .toList()
              .indexOf(area.group(1));
      if (index < 0) {
        return null;
      }
      if (second) {
        return area.group(2).equals("history")
            ? Leadership.history()
            : Leadership.profile(parameter(query, "rollup", "worst"));
      }
      return area.group(2).equals("history")
          ? Demonstration.history(index)
          : Demonstration.profile(index, cycle(query), parameter(query, "rollup", "worst"));
    }
    return switch (path) {
      case "/v1/lancashire/areas" -> StubLists.areas();
      case "/v1/lancashire/agencies" -> StubLists.agencies();
      case "/v1/lancashire/cycles" -> StubLists.cycles(leadership);
      case "/v1/lancashire/checklists" -> StubLists.checklists();
      case "/v1/lancashire/matrix" ->
          second
              ? matrix(true)
              : StubMovement.matrix(optional(query, "asOf"), optional(query, "cycle"));
      case "/v1/lancashire/members" -> persona.equals("coordinator") ? StubLists.members() : null;
      case "/v1/lancashire/agencies/midwifery/members" ->
          List.of("coordinator", "lead").contains(persona) ? StubLists.ofMidwifery() : null;
      case "/v1/lancashire/audit" ->
          StubAuditTrail.isAsked(query)
              ? StubAuditTrail.of(persona, query)
              : second
                  ? Map.of("entries", List.of())
                  : StubAudit.of(persona, parameter(query, "after", "0"));
      case "/v1/lancashire/events" ->
          persona.equals("coordinator")
              ? StubErasures.events(Long.parseLong(parameter(query, "after", "0")))
              : null;
      case "/v1/lancashire/erasures" ->
          persona.equals("coordinator")
              ? StubErasures.erasures(Integer.parseInt(parameter(query, "after", "0")))
              : null;
      case "/v1/lancashire/holds" -> persona.equals("coordinator") ? StubErasures.holds() : null;
      default -> {
        Object action = StubActions.find(path, persona);
        if (action != null) {
          yield action;
        }
        Object assessment = StubAssessments.find(path, persona);
        yield assessment == null
            ? StubErasures.record(path, persona, parameter(query, "after", "0"))
            : assessment;
      }
    };
  }

  private static Map<String, Object> matrix(boolean second) {
    int now = Demonstration.CYCLES.size() - 1;
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int area = 0; area < Demonstration.AREAS.size(); area++) {
      rows.add(
          Map.of(
              "area",
              Demonstration.AREAS.get(area).code(),
              "distribution",
              second ? Leadership.all() : Demonstration.distribution(area, -1, now)));
    }
    return Map.of(
        "checklist",
        second ? Leadership.CODE : Demonstration.CHECKLIST,
        "version",
        2,
        "areas",
        rows);
  }

  private static Map<String, Object> me(String persona) {
    if (persona.equals(StubSetUp.PERSONA)) {
      return StubSetUp.me();
    }
    boolean member = MEMBERS.contains(persona);
    Map<String, Object> membership =
        Map.of(
            "partnership", "lancashire",
            "name", "Lancashire",
            "member", persona,
            "displayName", Demonstration.nameOf(persona),
            "roles", List.of(persona.toUpperCase(Locale.ROOT)),
            "agencies", agencies(persona),
            "actions", actions(persona));
    return Map.of(
        "operator",
        persona.equals("operator"),
        "memberships",
        member ? List.of(membership) : List.of());
  }

  /** Actions of the roles; the reader stands for a role that may not read the audit. */
  private static List<String> actions(String persona) {
    return switch (persona) {
      case "coordinator" ->
          List.of(
              "MANAGE_MEMBERS",
              "MANAGE_AREAS",
              "MANAGE_AGENCIES",
              "MANAGE_CHECKLISTS",
              "MANAGE_CYCLES",
              "RATE_ON_BEHALF",
              "SUBMIT",
              "SIGN_OFF_ON_BEHALF",
              "MODERATE",
              "COMMENT",
              "READ_COMMENTS",
              "PLAN_ACTIONS",
              "READ_PROFILES",
              "READ_AUDIT",
              "READ_NAMES",
              "EXPORT");
      case "rater" ->
          List.of(
              "RATE_OWN_AGENCIES",
              "SUBMIT",
              "COMMENT",
              "READ_COMMENTS",
              "PLAN_ACTIONS",
              "READ_PROFILES",
              "READ_AUDIT",
              "READ_NAMES",
              "EXPORT");
      case "lead" ->
          List.of(
              "RATE_OWN_AGENCIES",
              "SUBMIT",
              "SIGN_OFF",
              "COMMENT",
              "READ_COMMENTS",
              "PLAN_ACTIONS",
              "READ_PROFILES",
              "READ_AUDIT",
              "READ_NAMES");
      case "reviewer" ->
          List.of(
              "REVIEW", "COMMENT", "READ_COMMENTS", "READ_PROFILES", "READ_AUDIT", "READ_NAMES");
      case "viewer" -> List.of("READ_PROFILES", "READ_AUDIT", "EXPORT");
      default -> List.of("READ_PROFILES");
    };
  }

  private static List<String> agencies(String persona) {
    return switch (persona) {
      case "rater" -> List.of("midwifery", "health-visiting", "perinatal", "early-help");
      case "lead" -> List.of("midwifery", "health-visiting", "early-years", "family-hubs");
      default -> List.of();
    };
  }

  private static int cycle(@Nullable String query) {
    String asOf = parameter(query, "asOf", "");
    return asOf.isEmpty()
        ? Demonstration.CYCLES.size() - 1
        : Demonstration.cycleOn(LocalDate.parse(asOf));
  }

  private static @Nullable String optional(@Nullable String query, String name) {
    String value = parameter(query, name, "");
    return value.isEmpty() ? null : value;
  }

  private static String parameter(@Nullable String query, String name, String otherwise) {
    Matcher matcher =
        Pattern.compile("(?:^|&)" + name + "=([^&]*)").matcher(query == null ? "" : query);
    return matcher.find() ? matcher.group(1) : otherwise;
  }
}
