package uk.ragtime.query.contract;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.web.contract.OpenApiEndpoint;

/** Serves the OpenAPI document of docs/api. */
@Configuration(proxyBeanMethods = false)
class ContractConfiguration {
  @Bean
  OpenApiEndpoint openApiEndpoint() {
    return new OpenApiEndpoint("contract/query-service.openapi.yaml");
  }
}
