/** Published contract of this service. */
@NullMarked
package uk.ragtime.query.contract;

import org.jspecify.annotations.NullMarked;
