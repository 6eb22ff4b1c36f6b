/** Serves the OpenAPI, AsyncAPI and JSON Schema documents of a service to all callers. */
@NullMarked
package uk.ragtime.web.contract;

import org.jspecify.annotations.NullMarked;
