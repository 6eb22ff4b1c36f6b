package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OverloadFilterTest {
  private static final String PAGE = "/lancashire/areas/blackpool";

  private final OverloadFilter filter = new OverloadFilter(1, Duration.ZERO, "session");
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);

  @Test
  void aPageWithoutAPlaceIsRefusedAndTheNextOneAfterwardsIsNot() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // given
      Future<?> busy = takeThePlace(threads);

      // when
      MockHttpServletResponse refused = ask("GET", PAGE);

      // then
      assertThat(refused.getStatus()).isEqualTo(503);
      assertThat(refused.getHeader("Retry-After")).isEqualTo("30");

      // and
      end.countDown();
      busy.get();
      assertThat(ask("GET", PAGE).getStatus()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /lancashire/areas/blackpool",
    "GET, /assets/ragtime.css",
    "GET, /actuator/health/readiness",
    "GET, /login/oauth2/code/ragtime",
    "GET, /lancashire/downloads/ratings",
  })
  void whatIsNoPageNeedsNoPlace(String method, String path) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> busy = takeThePlace(threads);
      assertThat(ask(method, path).getStatus()).isEqualTo(200);
      end.countDown();
      busy.get();
    }
  }

  @Test
  void aPageThatFailsGivesItsPlaceBack() throws Exception {
    // given
    FilterChain failing =
        (_, _) -> {
          throw new IllegalStateException("broken");
        };
    assertThat(
            catchThrowable(() ->
                filter.doFilter(request("GET", PAGE), new MockHttpServletResponse(), failing)))
        .hasMessage("broken");

    // then
    assertThat(ask("GET", PAGE).getStatus()).isEqualTo(200);
  }

  private Future<?> takeThePlace(ExecutorService threads) throws InterruptedException {
    Future<?> taken =
        threads.submit(() -> {
          filter.doFilter(
              request("GET", PAGE),
              new MockHttpServletResponse(),
              (_, _) -> {
                begun.countDown();
                awaitTheEnd();
              });
          return null;
        });
    begun.await();
    return taken;
  }

  private void awaitTheEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private MockHttpServletResponse ask(String method, String path) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    filter.doFilter(request(method, path), response, new MockFilterChain());
    return response;
  }

  private static MockHttpServletRequest request(String method, String path) {
    return new MockHttpServletRequest(method, path);
  }
}
