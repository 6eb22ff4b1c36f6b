package uk.ragtime.server.stop;

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
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps a server that stops at work for a pause, in which its proxy notices that it is not ready
 * any more. Spring refuses readiness before it announces the end, and stops nothing before its
 * listeners have returned. Meanwhile each answer ends its connection, so that none is left that a
 * request could still be sent on.
 */
final class DrainPause extends OncePerRequestFilter
    implements ApplicationListener<ContextClosedEvent>, Ordered {
  private static final Logger log = LoggerFactory.getLogger(DrainPause.class);

  private final ApplicationContext server;
  private final Duration pause;

  /** Never released: only an interruption ends the pause early. */
  private final CountDownLatch cutShort = new CountDownLatch(1);

  private volatile boolean draining;

  DrainPause(ApplicationContext server, Duration pause) {
    this.server = server;
    this.pause = pause;
  }

  @Override
  public void onApplicationEvent(ContextClosedEvent event) {
    if (!event.getApplicationContext().equals(server)) {
      return;
    }
    draining = true;
    if (pause.isZero()) {
      return;
    }
    log.info("Not ready any more; requests are still answered for {}", pause);
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

  /** Before other listeners, which end things. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
