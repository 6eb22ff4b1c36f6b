package uk.ragtime.portal.operations;

import io.micrometer.common.KeyValue;
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.http.client.observation.DefaultClientRequestObservationConvention;
import org.springframework.stereotype.Component;

/**
 * Measures requests to the services by the templates of their paths. Their parameters are left out:
 * each combination of filters would be a tag of its own, and there is a limit on tags.
 */
@Component
class ClientMetrics extends DefaultClientRequestObservationConvention {
  @Override
  protected KeyValue uri(ClientRequestObservationContext context) {
    KeyValue uri = super.uri(context);
    int query = uri.getValue().indexOf('?');
    return query < 0 ? uri : KeyValue.of(uri.getKey(), uri.getValue().substring(0, query));
  }
}
