package uk.ragtime.server.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionException;

/** Reports a value that its setting cannot take, by both names of the setting. */
@Order(UnreadableSettingAnalyzer.AFTER_OUR_OWN)
final class UnreadableSettingAnalyzer extends AbstractFailureAnalyzer<BindException> {
  static final int AFTER_OUR_OWN = InvalidSettingAnalyzer.BEFORE_SPRING + 1;

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException failure) {
    ConfigurationProperty found = failure.getProperty();
    if (found == null) {
      return null;
    }
    Setting setting = new Setting(found.getName().toString());
    if (findCause(failure, ConversionException.class) == null) {
      String reason = NestedExceptionUtils.getMostSpecificCause(failure).getMessage();
      return refused(setting, found.getValue(), reason, failure);
    }
    Class<?> type = failure.getTarget().getType().resolve(Object.class);
    return unreadable(setting, found.getValue(), type, failure);
  }

  static FailureAnalysis refused(
      Setting setting, @Nullable Object value, @Nullable String reason, Throwable failure) {
    return new FailureAnalysis(
        "%s is '%s', which is refused: %s.".formatted(setting, value, reason),
        "Set %s to another value, or remove it.".formatted(setting.variable()),
        failure);
  }

  static FailureAnalysis unreadable(
      Setting setting, @Nullable Object value, Class<?> type, Throwable failure) {
    return new FailureAnalysis(
        "%s is '%s', which cannot be read as %s.".formatted(setting, value, TypeNames.of(type)),
        "Set %s to %s, or remove it.".formatted(setting.variable(), TypeNames.of(type)),
        failure);
  }
}
