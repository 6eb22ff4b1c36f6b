package uk.ragtime.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/** Adds what both services have in common as the last of all property sources, so all beat it. */
final class WebDefaults implements EnvironmentPostProcessor {
  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    try {
      environment
          .getPropertySources()
          .addLast(
              new ResourcePropertySource(
                  "ragtime web defaults",
                  new ClassPathResource("ragtime-web-defaults.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException("The defaults are part of this library", e);
    }
  }
}
