/**
 * The HTTP edge of a service: problem details, the caller, and the id that ties its logs together.
 * The sub-packages wire them into Spring and are internal.
 */
@NullMarked
package uk.ragtime.web;

import org.jspecify.annotations.NullMarked;
