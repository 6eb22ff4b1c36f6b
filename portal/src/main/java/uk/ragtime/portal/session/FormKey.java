package uk.ragtime.portal.session;

import javax.crypto.SecretKey;

/** Key under which forms are marked; the same for all portals that share their sessions. */
@FunctionalInterface
public interface FormKey {
  SecretKey get();
}
