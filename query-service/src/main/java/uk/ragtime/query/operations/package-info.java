/** Endpoints for those who run the platform. They show no ratings. */
@NullMarked
package uk.ragtime.query.operations;

import org.jspecify.annotations.NullMarked;
