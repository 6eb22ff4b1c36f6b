package uk.ragtime.portal.operations;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps a portal that stops at work for a pause, in which its proxy notices that it is not ready
 * any more; meanwhile each answer ends its connection. The services do the same.
 */
@Component
final class DrainPause extends OncePerRequestFilter
    implements ApplicationListener<ContextClosedEvent>, Ordered {
  private static final Logger log = LoggerFactory.getLogger(DrainPause.class);

  private final ApplicationContext portal;
  private final Duration pause;
  private final CountDownLatch cutShort = new CountDownLatch(1);
  private volatile boolean draining;

  DrainPause(ApplicationContext portal, DrainSettings settings) {
    this.portal = portal;
    this.pause = settings.pause();
  }

  /** Readiness is refused already, and nothing is stopped before this returns. */
  @Override
  public void onApplicationEvent(ContextClosedEvent event) {
    if (!event.getApplicationContext().equals(portal)) {
      return;
    }
    draining = true;
    if (pause.isZero()) {
      return;
    }
    log.info("Not ready any more; pages are still served for {}", pause);
    try {
      boolean _ = cutShort.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      log.info("The pause is cut short"); // and everything else ends in order
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (draining) {
      response.setHeader("Connection", "close");
    }
    chain.doFilter(request, response);
  }

  /** Before other filters, and before listeners that end things. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
