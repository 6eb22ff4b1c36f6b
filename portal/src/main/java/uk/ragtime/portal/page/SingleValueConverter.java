package uk.ragtime.portal.page;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;

/**
 * Refuses a parameter that is given twice where one value is meant. Spring would join texts with a
 * comma, and take the first of several choices.
 */
final class SingleValueConverter implements ConditionalGenericConverter {
  @Override
  public Set<ConvertiblePair> getConvertibleTypes() {
    return Set.of(new ConvertiblePair(String[].class, Object.class));
  }

  @Override
  public boolean matches(TypeDescriptor source, TypeDescriptor target) {
    return !target.isArray() && !target.isCollection();
  }

  @Override
  public @Nullable Object convert(
      @Nullable Object source, TypeDescriptor given, TypeDescriptor target) {
    throw new IllegalArgumentException("One value is meant");
  }
}
