package uk.ragtime.acceptance.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import uk.ragtime.acceptance.hostile.HostileCase.Reach;
import uk.ragtime.testing.contract.ApiDocument;
import uk.ragtime.testing.contract.ApiOperation;
import uk.ragtime.testing.raw.RawHeader;
import uk.ragtime.testing.raw.RawResponse;

/** Finds violations in the answer to a hostile request, by the service's own API document. */
public final class Oracle {
  private static final String PROBLEM = "application/problem+json";

  /** Text that only a service's internals contain; no payload resembles it. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "\\bat [a-z]+\\.[\\w.$]+\\(|Exception|\\b(?:uk|org|tools|jakarta|sun)\\.[a-z]+\\.\\w+"
              + "|\\bjava\\.[a-z]+\\.[A-Z]|\\bcom\\.[a-z]+\\.[a-z]+\\.|SQLSTATE|ERROR:|PSQL|Tomcat"
              + "|\\b(?:select|insert into|update|from) (?:store|read|read_\\d+)\\.|<html");

  private static final Pattern CORRELATION = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private final Map<Integer, Set<String>> anywhere = new TreeMap<>();
  private final List<ApiOperation> operations;
  private final Set<String> strangers;

  /**
   * @param document of the service that answered
   * @param strangers personas that are no members of the partnership that is asked about
   */
  public Oracle(ApiDocument document, Set<String> strangers) {
    this.operations = document.described();
    this.strangers = Set.copyOf(strangers);
    for (JsonNode refusal : document.json().path("x-refusals-anywhere")) {
      Set<String> codes = new TreeSet<>();
      refusal.path("codes").forEach(code -> codes.add(code.asString()));
      anywhere.put(refusal.path("status").asInt(), codes);
    }
  }

  /** Everything that is wrong; empty if nothing is. */
  public List<String> faults(HostileCase sent, RawResponse answer) {
    List<String> faults = new ArrayList<>();
    if (answer.isNone()) {
      if (sent.reach() != Reach.NOWHERE) {
        faults.add("no answer");
      }
      return faults;
    }
    if (answer.status() >= 500) {
      faults.add("the service fails");
    }
    headers(answer, faults);
    if (answer.status() >= 400 && !sent.request().method().equals("HEAD")) {
      refusal(sent, answer, faults);
    } else if (answer.status() < 400) {
      acceptance(sent, answer, faults);
    }
    return faults;
  }

  private static void headers(RawResponse answer, List<String> faults) {
    for (RawHeader header : answer.headers()) {
      if (header.name().equalsIgnoreCase("X-Injected")) {
        faults.add("a header that the client wrote");
      }
      if (INSIDE.matcher(header.value()).find()) {
        faults.add("tells its inside in a header: " + header);
      }
    }
    String correlation = answer.header("X-Correlation-Id");
    if (!correlation.isEmpty() && !CORRELATION.matcher(correlation).matches()) {
      faults.add("a correlation id that is none: " + correlation);
    }
  }

  private void refusal(HostileCase sent, RawResponse answer, List<String> faults) {
    var inside = INSIDE.matcher(answer.text());
    if (inside.find()) {
      faults.add("tells its inside: " + inside.group());
    }
    if (!answer.mediaType().equals(PROBLEM)) {
      faults.add("refused, and not as a problem document");
      return;
    }
    JsonNode problem;
    try {
      problem = answer.json();
    } catch (JacksonException e) {
      faults.add("no JSON: " + e.getOriginalMessage());
      return;
    }
    String code = problem.path("code").asString("");
    if (!CODE.matcher(code).matches()) {
      faults.add("no code");
    }
    if (!problem.path("type").asString("").equals("/problems/" + code)) {
      faults.add("type does not go with code");
    }
    if (problem.path("status").asInt(0) != answer.status()) {
      faults.add("the document has another status");
    }
    for (String words : List.of("title", "detail")) {
      if (problem.path(words).asString("").isBlank()) {
        faults.add("no " + words);
      }
    }
    if (!mayRefuse(sent, answer.status(), code)) {
      faults.add("an undeclared refusal: " + answer.status() + " " + code);
    }
  }

  private boolean mayRefuse(HostileCase sent, int status, String code) {
    ApiOperation operation = sent.point().sample().operation();
    boolean isThere = sent.reach() == Reach.OPERATION && (status == 404 || status == 405);
    if (!isThere && anywhere.getOrDefault(status, Set.of()).contains(code)) {
      return true;
    }
    if (sent.reach() != Reach.OPERATION) {
      return operations.stream().anyMatch(each -> each.declares(status, code));
    }
    if (sent.persona().isEmpty() && !operation.open()) {
      return status == 401 && operation.declares(status, code);
    }
    if (isStranger(sent)) {
      return ((status == 404 && code.equals("partnership-unknown")) || status == 406)
          && operation.declares(status, code);
    }
    return operation.declares(status, code);
  }

  private void acceptance(HostileCase sent, RawResponse answer, List<String> faults) {
    ApiOperation operation = sent.point().sample().operation();
    if (sent.reach() != Reach.OPERATION) {
      return;
    }
    boolean isNobody = sent.persona().isEmpty() && !operation.open();
    if (isNobody || isStranger(sent)) {
      faults.add("let in");
    }
    ApiOperation.Answer declared = operation.answers().get(answer.status());
    if (declared == null) {
      faults.add("an undeclared status");
    } else if (answer.status() != 304
        && !declared.mediaTypes().isEmpty()
        && !declared.mediaTypes().contains(answer.mediaType())
        && !isAskedFor(sent, answer.mediaType())) {
      faults.add("an undeclared media type: " + answer.mediaType());
    }
  }

  /** JSON is called as the client would have it called, {@code application/anything+json}. */
  private static boolean isAskedFor(HostileCase sent, String mediaType) {
    return mediaType.endsWith("+json")
        && sent.request().headers().stream()
            .anyMatch(header ->
                header.name().equalsIgnoreCase("Accept") && header.value().contains(mediaType));
  }

  /**
   * Text that cannot be a partnership's code belongs to no partnership, so no caller is a stranger
   * to it.
   */
  private boolean isStranger(HostileCase sent) {
    InjectionPoint point = sent.point();
    boolean isElsewhere =
        point.kind() == InjectionPoint.Kind.PATH && point.name().equals("partnership");
    return !isElsewhere
        && strangers.contains(sent.persona())
        && point.sample().operation().ofAPartnership();
  }
}
