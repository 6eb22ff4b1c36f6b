package uk.ragtime.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import uk.ragtime.command.decision.SamplePeople;
import uk.ragtime.command.dispatch.TargetVersion;
import uk.ragtime.command.dispatch.VersionCondition;
import uk.ragtime.command.dispatch.VersionCondition.DoesNotExist;
import uk.ragtime.command.dispatch.VersionCondition.Exists;
import uk.ragtime.command.dispatch.VersionCondition.IsNoneOf;
import uk.ragtime.command.dispatch.VersionCondition.IsOneOf;
import uk.ragtime.kernel.seal.InstallationSecret;
import uk.ragtime.web.CorrelationId;

class RequestHeadersTest {
  @Test
  @DisplayName("B3: preconditions are read as RFC 9110 has them, weak tags like strong ones")
  void preconditions() {
    assertThat(conditions("If-Match", "W/\"3\"")).containsExactly(new IsOneOf(Set.of(3L)));
    assertThat(conditions("If-Match", "\"3\", \"4\", \"other\""))
        .containsExactly(new IsOneOf(Set.of(3L, 4L)));
    assertThat(conditions("If-Match", "*")).containsExactly(new Exists());
    assertThat(conditions("If-None-Match", "*")).containsExactly(new DoesNotExist());
    assertThat(conditions("If-None-Match", "W/\"7\"")).containsExactly(new IsNoneOf(Set.of(7L)));
    assertThat(conditions("If-None-Match", "\"1\"", "If-Match", "\"2\"")).hasSize(2);
    assertThat(conditions()).isEmpty();
  }

  @Test
  @DisplayName("B3: a tag that was never given out matches nothing")
  void foreignTags() {
    for (String tag : List.of("\"\"", "\"0\"", "\"03\"", "\"99999999999999999999\"", "\"v3\"")) {
      VersionCondition match = conditions("If-Match", tag).getFirst();
      VersionCondition noneMatch = conditions("If-None-Match", tag).getFirst();
      for (long version : new long[] {0, 1, 3}) {
        assertThat(match.holds(at(version), version == 0)).as(tag).isFalse();
        assertThat(noneMatch.holds(at(version), version == 0)).as(tag).isTrue();
      }
    }
  }

  @Test
  @DisplayName("B3: a condition on existence is one on what is named, not on its stream")
  void existence() {
    assertThat(new DoesNotExist().holds(at(12), true)).isTrue();
    assertThat(new DoesNotExist().holds(at(12), false)).isFalse();
    assertThat(new Exists().holds(at(12), true)).isFalse();
    assertThat(new Exists().holds(at(12), false)).isTrue();
    assertThat(new IsNoneOf(Set.of(12L)).holds(at(12), true)).isTrue();
    assertThat(new IsNoneOf(Set.of(12L)).holds(at(12), false)).isFalse();
  }

  @Test
  @DisplayName("B3: a version holds until the resource changes, whatever else its stream records")
  void sharedStreams() {
    TargetVersion target = new TargetVersion(3, 5);
    for (long given : new long[] {3, 4, 5}) {
      assertThat(new IsOneOf(Set.of(given)).holds(target, false)).isTrue();
      assertThat(new IsNoneOf(Set.of(given)).holds(target, false)).isFalse();
    }
    for (long given : new long[] {2, 6}) {
      assertThat(new IsOneOf(Set.of(given)).holds(target, false)).isFalse();
      assertThat(new IsNoneOf(Set.of(given)).holds(target, false)).isTrue();
    }
    assertThat(new IsOneOf(Set.of(5L)).holds(new TargetVersion(0, 5), true)).isFalse();
  }

  @Test
  @DisplayName("B8: a path is the same however it is encoded")
  void fingerprints() {
    assertThat(fingerprint("/v1/kent/areas/d%6fver"))
        .isEqualTo(fingerprint("/v1/kent/areas/dover"));
    assertThat(fingerprint("/v1/kent/areas/deal"))
        .isNotEqualTo(fingerprint("/v1/kent/areas/dover"));
  }

  private static final InstallationSecret SECRET = InstallationSecret.parse(SamplePeople.SECRET);

  private static String fingerprint(String path) {
    MockHttpServletRequest request = new MockHttpServletRequest("PUT", path);
    request.addHeader("Idempotency-Key", "k");
    RequestHeaders headers = RequestHeaders.of(request, CorrelationId.acceptedOrNew(null));
    return Objects.requireNonNull(headers.key(request, new byte[0], SECRET)).fingerprint();
  }

  private static TargetVersion at(long version) {
    return new TargetVersion(version, version);
  }

  private static List<VersionCondition> conditions(String... headers) {
    MockHttpServletRequest request = new MockHttpServletRequest("PUT", "/v1/kent");
    for (int i = 0; i < headers.length; i += 2) {
      request.addHeader(headers[i], headers[i + 1]);
    }
    return RequestHeaders.of(request, CorrelationId.acceptedOrNew(null)).conditions();
  }
}
