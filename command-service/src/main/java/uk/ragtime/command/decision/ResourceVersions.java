package uk.ragtime.command.decision;

import java.util.HashMap;
import java.util.Map;

/**
 * Versions of the resources that share one stream. A resource has the version at which the stream
 * last changed it, so a change of another one leaves it at its version.
 *
 * @param stream version of the stream
 */
public record ResourceVersions<K>(long stream, Map<K, Long> byResource) {
  /** Those of an empty stream. */
  public static <K> ResourceVersions<K> none() {
    return new ResourceVersions<>(0, Map.of());
  }

  /** The same after the next event of the stream, which changes a resource. */
  public ResourceVersions<K> changed(K resource) {
    Map<K, Long> versions = new HashMap<>(byResource);
    versions.put(resource, stream + 1);
    return new ResourceVersions<>(stream + 1, versions);
  }

  /** The same after the next event of the stream, which changes none of these resources. */
  public ResourceVersions<K> unchanged() {
    return new ResourceVersions<>(stream + 1, byResource);
  }

  /** The version of a resource; 0 if it does not exist. */
  public long of(K resource) {
    return byResource.getOrDefault(resource, 0L);
  }
}
