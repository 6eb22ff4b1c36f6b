package uk.ragtime.command.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An {@link CommandRequest} of somebody who may be nobody in the partnership yet: the endpoint lets
 * them in by what they bring, and until then nothing of the request is found fault with.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface AuthorizedByEndpoint {}
