/** Connecting reporting tools. */
@NullMarked
package uk.ragtime.portal.reporting;

import org.jspecify.annotations.NullMarked;
