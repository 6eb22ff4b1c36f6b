package uk.ragtime.server.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionException;

/** Reports a value that is not of its setting's type, by both names of the setting. */
@Order(UnreadableSettingAnalyzer.AFTER_OUR_OWN)
final class UnreadableSettingAnalyzer extends AbstractFailureAnalyzer<BindException> {
  static final int AFTER_OUR_OWN = InvalidSettingAnalyzer.BEFORE_SPRING + 1;

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException failure) {
    ConfigurationProperty found = failure.getProperty();
    if (found == null || findCause(failure, ConversionException.class) == null) {
      return null;
    }
    Setting setting = new Setting(failure.getName().toString());
    Class<?> type = failure.getTarget().getType().resolve(Object.class);
    return new FailureAnalysis(
        "%s is '%s', which cannot be read as %s."
            .formatted(setting, found.getValue(), TypeNames.of(type)),
        "Set %s to %s, or remove it.".formatted(setting.variable(), TypeNames.of(type)),
        failure);
  }
}
