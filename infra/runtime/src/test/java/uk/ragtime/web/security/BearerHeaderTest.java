package uk.ragtime.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/** Tokens are found where Spring's own resolver finds them, and refused where it refuses them. */
class BearerHeaderTest {
  private static final BearerTokenResolver SPRINGS = new DefaultBearerTokenResolver();
  private static final String REFUSED = "refused: ";
  private static final long SEED = 20261130;

  @Test
  void aTokenIsWhatFollowsTheScheme() {
    assertThat(outcome(new BearerHeader(), "Bearer aZ09-._~+/==")).isEqualTo("aZ09-._~+/==");
    assertThat(outcome(new BearerHeader(), "Basic abc")).isNull();
    assertThat(outcome(new BearerHeader(), null)).isNull();
    assertThat(outcome(new BearerHeader(), "Bearer a=b")).startsWith(REFUSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "B",
        "Basic abc",
        "bearer",
        "Bearer",
        "Bearer ",
        "BEARER x",
        "bEaReR x.y.z",
        "Bearer  x",
        "Bearer\tx",
        "Bearerx",
        "Bearer-x",
        "Bearer x ",
        "Bearer x y",
        "Bearer =",
        "Bearer x=",
        "Bearer x===",
        "Bearer x=y",
        "Bearer \u00e9",
        "Bearer x\n",
        "Bearer x\u0000",
        "Bearer x,y",
        " Bearer x",
        "Bearer x%20",
        "Bearer \u212a",
        "Bearer \u017f"
      })
  void everyHeaderCountsAsSpringCountsIt(String header) {
    assertThat(outcome(new BearerHeader(), header)).isEqualTo(outcome(SPRINGS, header));
  }

  @Test
  void randomHeadersCountAsSpringCountsThem() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder header = new StringBuilder(random.nextInt(8) == 0 ? "bear" : "Bearer ");
      for (int length = random.nextInt(6); length > 0; length--) {
        header.append("aZ9-._~+/== \t,;\u00e9\u017f".charAt(random.nextInt(17)));
      }
      assertThat(outcome(new BearerHeader(), header.toString()))
          .as("seed %d, header %d: <%s>", SEED, i, header)
          .isEqualTo(outcome(SPRINGS, header.toString()));
    }
  }

  private static @Nullable String outcome(BearerTokenResolver resolver, @Nullable String header) {
    try {
      return resolver.resolve(requestWith(header));
    } catch (OAuth2AuthenticationException e) {
      return REFUSED + e.getError().getErrorCode() + " " + e.getError().getDescription();
    }
  }

  /** A request of which nothing but one header and the method is known. */
  private static HttpServletRequest requestWith(@Nullable String header) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            BearerHeaderTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (_, method, _) ->
                switch (method.getName()) {
                  case "getHeader" -> header;
                  case "getMethod" -> "PUT";
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
