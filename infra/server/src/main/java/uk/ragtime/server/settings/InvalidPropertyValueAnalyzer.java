package uk.ragtime.server.settings;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;

/**
 * Reports a value that Spring Boot itself refuses, such as a port, by both names of the setting.
 */
@Order(UnreadableSettingAnalyzer.AFTER_OUR_OWN)
final class InvalidPropertyValueAnalyzer
    extends AbstractFailureAnalyzer<InvalidConfigurationPropertyValueException> {
  @Override
  protected FailureAnalysis analyze(
      Throwable rootFailure, InvalidConfigurationPropertyValueException failure) {
    Setting setting = new Setting(failure.getName());
    ConversionFailedException conversion = findCause(failure, ConversionFailedException.class);
    if (conversion != null) {
      return UnreadableSettingAnalyzer.unreadable(
          setting, failure.getValue(), conversion.getTargetType().getType(), failure);
    }
    return UnreadableSettingAnalyzer.refused(
        setting, failure.getValue(), failure.getReason(), failure);
  }
}
