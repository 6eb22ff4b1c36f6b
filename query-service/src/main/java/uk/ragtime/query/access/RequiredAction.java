package uk.ragtime.query.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import uk.ragtime.kernel.access.Action;

/**
 * Opens the {@link QueryAccess.Session} that a handler takes as an argument for this action, or for
 * any one of several. Stands on the first argument, because the others are read after the caller
 * has been admitted.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiredAction {
  Action[] value();
}
