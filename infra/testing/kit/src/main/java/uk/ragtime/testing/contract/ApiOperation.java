package uk.ragtime.testing.contract;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One operation of an API document, with its possible requests and answers.
 *
 * @param method in capitals
 * @param path with its parameters in braces
 * @param open whether it needs no token
 * @param bodies by media type, the schema with its references resolved; empty where it takes none
 * @param answers by status
 */
public record ApiOperation(
    String id,
    String method,
    String path,
    boolean open,
    List<Parameter> parameters,
    Map<String, JsonNode> bodies,
    Map<Integer, Answer> answers) {

  /**
   * @param in {@code path}, {@code query} or {@code header}
   */
  public record Parameter(String name, String in, JsonNode schema) {}

  /**
   * @param codes the problem codes that it may carry; empty where it is no problem
   */
  public record Answer(Set<String> mediaTypes, Set<String> codes) {}

  /** Whether it is about one partnership, and so stands behind its wall. */
  public boolean ofAPartnership() {
    return path.startsWith("/v1/{partnership}");
  }

  public List<Parameter> parametersIn(String place) {
    return parameters.stream().filter(parameter -> parameter.in().equals(place)).toList();
  }

  /** Whether the document declares a refusal with this code. */
  public boolean declares(int status, String code) {
    Answer answer = answers.get(status);
    return answer != null && answer.codes().contains(code);
  }

  @Override
  public String toString() {
    return id + " (" + method + " " + path + ")";
  }
}
