package uk.ragtime.web.operator;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import uk.ragtime.web.OperatorRegistry;

/** Records operators' acts in every service that names a schema for them. */
@AutoConfiguration(
    afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
class OperatorActAutoConfiguration {
  @Bean
  @ConditionalOnBean(HikariDataSource.class)
  @ConditionalOnProperty("ragtime.operator-acts.schema")
  WebMvcConfigurer operatorActs(
      HikariDataSource pool,
      OperatorRegistry operators,
      @Value("${ragtime.operator-acts.schema}") String schema) {
    OperatorActInterceptor recording =
        new OperatorActInterceptor(operators, new OperatorActs(pool, schema));
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(recording);
      }
    };
  }
}
