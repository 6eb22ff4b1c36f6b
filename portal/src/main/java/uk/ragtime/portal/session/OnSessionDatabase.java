package uk.ragtime.portal.session;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Condition that a database of sessions is configured. */
final class OnSessionDatabase implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return isConfigured(context);
  }

  /** Condition that none is. */
  static final class Absent implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !isConfigured(context);
    }
  }

  private static boolean isConfigured(ConditionContext context) {
    return !context
        .getEnvironment()
        .getProperty(SessionDatabaseSettings.URL.property(), "")
        .isBlank();
  }
}
