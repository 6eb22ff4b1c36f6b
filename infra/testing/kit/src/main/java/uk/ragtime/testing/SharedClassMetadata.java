package uk.ragtime.testing;

import java.util.Map;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReader;

/**
 * Has the services that tests start in one JVM read the class files of their configuration once.
 * Spring keeps what it reads of them for one context only.
 */
public final class SharedClassMetadata
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  /** Spring Boot registers one of its own unless there is one already. */
  private static final String FACTORY =
      "org.springframework.boot.autoconfigure.internalCachingMetadataReaderFactory";

  private static final DefaultResourceLoader LOADER = new DefaultResourceLoader();

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (context instanceof DefaultResourceLoader loader
        && context instanceof BeanDefinitionRegistry registry) {
      registry.registerBeanDefinition(
          FACTORY,
          BeanDefinitionBuilder.rootBeanDefinition(
                  CachingMetadataReaderFactory.class,
                  () -> new CachingMetadataReaderFactory(LOADER))
              .getBeanDefinition());
      // The scan for components has the context itself keep what it reads.
      Map<Resource, MetadataReader> scanned = loader.getResourceCache(MetadataReader.class);
      scanned.putAll(LOADER.getResourceCache(MetadataReader.class));
      context.addBeanFactoryPostProcessor(
          _ -> LOADER.getResourceCache(MetadataReader.class).putAll(scanned));
    }
  }
}
