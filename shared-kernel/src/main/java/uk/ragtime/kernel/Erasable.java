package uk.ragtime.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a type whose values a person can ask to have erased: names, codes, sign-ins, texts, and the
 * keys that open their seals. Events are kept for ever, so no event may hold one; an architecture
 * rule enforces it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Erasable {}
