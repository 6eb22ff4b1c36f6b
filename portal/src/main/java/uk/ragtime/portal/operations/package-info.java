/** Health and metrics, for those who run the platform. */
@NullMarked
package uk.ragtime.portal.operations;

import org.jspecify.annotations.NullMarked;
