package uk.ragtime.server.settings;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Drops Spring's warning that a start failed, which names the beans on the way to the cause: Spring
 * Boot reports the cause itself directly afterwards, as an error.
 */
final class RefreshWarningFilter extends TurboFilter
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final String WARNING = "Exception encountered during context initialization";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging
        && logging.getTurboFilterList().stream()
            .noneMatch(RefreshWarningFilter.class::isInstance)) {
      logging.addTurboFilter(this);
    }
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] parameters,
      @Nullable Throwable cause) {
    return level == Level.WARN && format != null && format.startsWith(WARNING)
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }
}
