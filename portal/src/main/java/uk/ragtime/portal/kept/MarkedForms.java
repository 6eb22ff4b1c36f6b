package uk.ragtime.portal.kept;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/** Adds the mark to every form that carries Spring Security's token against forgery. */
@Component
final class MarkedForms implements BeanPostProcessor {
  private final ObjectProvider<KeptForms> forms;

  MarkedForms(ObjectProvider<KeptForms> forms) {
    this.forms = forms;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof RequestDataValueProcessor fields ? new Marking(fields, forms) : bean;
  }

  private record Marking(RequestDataValueProcessor fields, ObjectProvider<KeptForms> forms)
      implements RequestDataValueProcessor {

    @Override
    public String processAction(HttpServletRequest request, String action, String method) {
      return fields.processAction(request, action, method);
    }

    @Override
    public String processFormFieldValue(
        HttpServletRequest request, @Nullable String name, String value, String type) {
      return fields.processFormFieldValue(request, name, value, type);
    }

    @Override
    public @Nullable Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
      Map<String, String> own = fields.getExtraHiddenFields(request);
      if (own == null || own.isEmpty()) {
        return own;
      }
      Map<String, String> all = new LinkedHashMap<>(Objects.requireNonNull(own));
      forms.getObject().mark().ifPresent(mark -> all.put(KeptForms.MARK, mark));
      return all;
    }

    @Override
    public String processUrl(HttpServletRequest request, String url) {
      return fields.processUrl(request, url);
    }
  }
}
