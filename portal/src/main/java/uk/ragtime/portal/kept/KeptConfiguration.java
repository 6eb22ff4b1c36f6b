package uk.ragtime.portal.kept;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Looks for a form that was kept before each page is made. */
@Configuration(proxyBeanMethods = false)
class KeptConfiguration implements WebMvcConfigurer {
  private final KeptForms forms;

  KeptConfiguration(KeptForms forms) {
    this.forms = forms;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(forms);
  }
}
