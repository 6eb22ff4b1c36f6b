package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import uk.ragtime.portal.stub.StubPlatform;

/** A partnership whose code is an address of the portal's own would be hidden by it. */
class ReservedCodesIT {
  /** Addresses that no page answers, but a filter or a handler of files. */
  private static final Set<String> OF_FILTERS = Set.of("assets", "login", "oauth2", "sign-out");

  private static final Pattern SENTENCE =
      Pattern.compile("Reserved codes of partnerships: ([^.]+)\\.");

  @Test
  void everyFirstSegmentOfAnAddressIsReserved() throws IOException {
    // given
    String page = Files.readString(Path.of("..", "docs", "API.md"));
    Set<String> reserved =
        Pattern.compile("`([^`]+)`")
            .matcher(SENTENCE.matcher(page).results().findFirst().orElseThrow().group(1))
            .results()
            .map(it -> it.group(1))
            .collect(Collectors.toSet());

    // when
    Set<String> own = new TreeSet<>(OF_FILTERS);
    StubPlatform.shared()
        .portal()
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .stream()
        .flatMap(mapping -> mapping.getPatternValues().stream())
        .map(pattern -> pattern.replaceFirst("^/", "").replaceFirst("/.*", ""))
        .filter(segment -> segment.matches("[a-z0-9][a-z0-9-]*"))
        .forEach(own::add);

    // then
    assertThat(own).contains("help", "operator", "join", "error");
    assertThat(reserved).containsAll(own);
  }
}
